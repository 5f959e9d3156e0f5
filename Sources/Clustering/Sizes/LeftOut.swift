/// What the gate left out of a sample, by the names of its reasons.
public enum LeftOut {
  /// Boxes of all reasons together.
  public static func total(_ counts: [String: Int]) -> Int { counts.values.reduce(0, +) }
}
