/// The order in which a trainer divides by a prior's sides and by the variances. The orders agree in
/// real numbers, and differ in the last bit of a `Float`.
public enum OffsetArithmetic: Hashable, Sendable {
  /// `d / side / variance`, `ln(…) / variance`: most.
  case divideTwice
  /// `(weight · d) / side`, `weight · ln(…)`, with the weights of R-CNN's coders: 1 / variance.
  case weightsFirst
  /// `d / (side · variance)`, `ln(…) / variance`.
  case divideOnce

  /// The way from center to center as an offset.
  @inline(__always)
  func shift<Scalar: TargetScalar>(_ d: Scalar, side: Scalar, variance: Scalar) -> Scalar {
    switch self {
    case .divideTwice: d / side / variance
    case .weightsFirst: 1 / variance * d / side
    case .divideOnce: d / (side * variance)
    }
  }

  /// The ratio of two sides as an offset.
  @inline(__always)
  func growth<Scalar: TargetScalar>(_ ratio: Scalar, variance: Scalar) -> Scalar {
    let logarithm = Scalar.naturalLogarithm(ratio)
    return self == .weightsFirst ? 1 / variance * logarithm : logarithm / variance
  }
}
