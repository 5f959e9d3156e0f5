/// What one prior learns.
public enum PriorAssignment: Hashable, Sendable {
  /// The ground truth with that index in its image.
  case positive(groundTruth: Int)
  /// Background.
  case negative
  /// Nothing: it has no part in the loss.
  case ignored
}
