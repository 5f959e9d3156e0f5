/// How a number is held against a threshold.
public enum ThresholdComparator: Hashable, Sendable {
  /// `x >= threshold`
  case atLeast
  /// `x > threshold`
  case above

  /// Whether a number passes; `nan` does not.
  @inline(__always)
  public func passes<Scalar: BinaryFloatingPoint>(_ x: Scalar, _ threshold: Scalar) -> Bool {
    self == .atLeast ? x >= threshold : x > threshold
  }
}
