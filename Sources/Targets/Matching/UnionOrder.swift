/// The order in which a trainer adds up a union. In `Float` the two may differ in the last bit, and
/// that bit decides ties.
public enum UnionOrder: Hashable, Sendable {
  /// `(prior area + box area) − intersection`: all but one.
  case sumFirst
  /// `(prior area − intersection) + box area`: SSD-Tensorflow and its descendant.
  case differenceFirst
}

/// A union order that the compiler sees, so that the scan has no branch in its loop.
protocol UnionRule {
  static func union(
    _ prior: SIMD8<Float>, _ box: SIMD8<Float>, _ intersection: SIMD8<Float>
  ) -> SIMD8<Float>
  static func union(_ prior: Float, _ box: Float, _ intersection: Float) -> Float
}

enum SumFirst: UnionRule {
  @inline(__always)
  static func union(
    _ prior: SIMD8<Float>, _ box: SIMD8<Float>, _ intersection: SIMD8<Float>
  ) -> SIMD8<Float> { (prior + box) - intersection }
  @inline(__always)
  static func union(_ prior: Float, _ box: Float, _ intersection: Float) -> Float {
    (prior + box) - intersection
  }
}

enum DifferenceFirst: UnionRule {
  @inline(__always)
  static func union(
    _ prior: SIMD8<Float>, _ box: SIMD8<Float>, _ intersection: SIMD8<Float>
  ) -> SIMD8<Float> { (prior - intersection) + box }
  @inline(__always)
  static func union(_ prior: Float, _ box: Float, _ intersection: Float) -> Float {
    (prior - intersection) + box
  }
}
