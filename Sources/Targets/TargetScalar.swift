import Glibc

/// A scalar that trainers compute in: `Float` for all with layouts, `Double` for exact tables.
public protocol TargetScalar: BinaryFloatingPoint, Sendable {
  /// The natural logarithm: `-inf` of 0, `nan` of a negative number, as in the trainers.
  static func naturalLogarithm(_ x: Self) -> Self
  /// `e` to the power of a number.
  static func exponential(_ x: Self) -> Self
}

extension Float: TargetScalar {
  /// The C library's `logf`.
  public static func naturalLogarithm(_ x: Float) -> Float { log(x) }
  /// The C library's `expf`.
  public static func exponential(_ x: Float) -> Float { exp(x) }
}

extension Double: TargetScalar {
  /// The C library's `log`.
  public static func naturalLogarithm(_ x: Double) -> Double { log(x) }
  /// The C library's `exp`.
  public static func exponential(_ x: Double) -> Double { exp(x) }
}
