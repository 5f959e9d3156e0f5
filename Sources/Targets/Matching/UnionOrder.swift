/// How a trainer adds up a union. In `Float` two orders may differ in the last bit, and that bit
/// decides ties.
public enum UnionOrder: Hashable, Sendable {
  /// `(prior area + box area) − intersection`: most.
  case sumFirst
  /// `(prior area − intersection) + box area`: SSD-Tensorflow and its descendant.
  case differenceFirst
  /// `((prior area + box area) − intersection) + ε`: a guard against a division by zero, which in
  /// shares of the image is no trifle: with 1e-5 a box of 6 pixels of 300 overlaps itself by 0.976.
  ///
  /// - Units: those of the areas.
  case sumPlus(epsilon: Float)
}

/// A union order that the compiler sees, so that the scan has no branch in its loop.
protocol UnionRule: Sendable {
  func union(
    _ prior: SIMD8<Float>, _ box: SIMD8<Float>, _ intersection: SIMD8<Float>
  ) -> SIMD8<Float>
  func union(_ prior: Float, _ box: Float, _ intersection: Float) -> Float
}

struct SumFirst: UnionRule {
  @inline(__always)
  func union(
    _ prior: SIMD8<Float>, _ box: SIMD8<Float>, _ intersection: SIMD8<Float>
  ) -> SIMD8<Float> { (prior + box) - intersection }
  @inline(__always)
  func union(_ prior: Float, _ box: Float, _ intersection: Float) -> Float {
    (prior + box) - intersection
  }
}

struct DifferenceFirst: UnionRule {
  @inline(__always)
  func union(
    _ prior: SIMD8<Float>, _ box: SIMD8<Float>, _ intersection: SIMD8<Float>
  ) -> SIMD8<Float> { (prior - intersection) + box }
  @inline(__always)
  func union(_ prior: Float, _ box: Float, _ intersection: Float) -> Float {
    (prior - intersection) + box
  }
}

struct SumPlus: UnionRule {
  let epsilon: Float

  @inline(__always)
  func union(
    _ prior: SIMD8<Float>, _ box: SIMD8<Float>, _ intersection: SIMD8<Float>
  ) -> SIMD8<Float> { ((prior + box) - intersection) + epsilon }
  @inline(__always)
  func union(_ prior: Float, _ box: Float, _ intersection: Float) -> Float {
    ((prior + box) - intersection) + epsilon
  }
}
