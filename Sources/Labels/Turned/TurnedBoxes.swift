/// What a turned box counts as where upright ones are wanted.
public enum TurnedBoxes: String, CaseIterable, Hashable, Sendable {
  /// The upright box around the turned one: all of the object is inside.
  case around
  /// The box before it was turned: the object's own width and height, in a place that it does not
  /// fill.
  case upright
}
