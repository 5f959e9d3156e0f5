/// Minimum and maximum as NumPy has them: what is not a number stays so.
///
/// Swift's own `min` and `max` drop or keep it by the order of their arguments.
enum SqueezeDetNumPy {
  @inline(__always)
  static func minimum(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : min(a, b)
  }

  @inline(__always)
  static func maximum(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : max(a, b)
  }

  /// Overlap along one axis: `max(min(highs) − max(lows), 0)`.
  @inline(__always)
  static func overlap(
    _ lowA: Double, _ highA: Double, _ lowB: Double, _ highB: Double
  ) -> Double {
    maximum(minimum(highA, highB) - maximum(lowA, lowB), 0)
  }
}
