/// What makes an overlap scan short: the reach of each row and column of cells, so that a box is
/// compared only with cells it can overlap, and the priors' edges in columns padded for vectors.
///
/// Edges are monotone along an axis, in `Float` too, because rounding is monotone. A prior and a
/// box overlap by more than zero exactly when `low < box.high` and `box.low < high` on both axes;
/// cells outside the range found here have an IoU of exactly 0, and skipping them changes nothing.
struct PriorScanIndex: Sendable {
  /// One feature map: `outer` cells of `inner` cells of `shapes` priors, from index `base`.
  struct Level: Sendable {
    let base: Int
    let inner: Int
    let shapes: Int
    /// The lowest edge of any shape, and the highest, per outer cell.
    let outerLow: [Float]
    let outerHigh: [Float]
    /// The same per inner cell.
    let innerLow: [Float]
    let innerHigh: [Float]
  }

  private(set) var levels: [Level] = []
  /// Five columns in one block, `paddedCount` long each: `xMin, yMin, xMax, yMax, area`.
  private(set) var edges: [Float] = []
  /// The number of priors rounded up to whole blocks, and more than a vector beyond.
  private(set) var paddedCount = 0

  mutating func append(outer: [[AxisPlacement]], inner: [[AxisPlacement]], base: Int) {
    levels.append(
      Level(
        base: base, inner: inner.count, shapes: inner.first?.count ?? 0,
        outerLow: outer.map { $0.map(\.low).min() ?? 0 },
        outerHigh: outer.map { $0.map(\.high).max() ?? 0 },
        innerLow: inner.map { $0.map(\.low).min() ?? 0 },
        innerHigh: inner.map { $0.map(\.high).max() ?? 0 }))
  }

  /// Takes the edges. Padding lies where nothing overlaps it, with an area of 1.
  mutating func finish(with corners: CornerColumns<Float>) {
    let count = corners.count
    // Scans run over the end by less than one vector, blocks by less than one block.
    paddedCount = (count / VectorBlock.count + 2) * VectorBlock.count
    let padding = paddedCount - count
    let far = Float.greatestFiniteMagnitude
    edges.reserveCapacity(5 * paddedCount)
    for (column, filler) in [
      (corners.xMin, far), (corners.yMin, far), (corners.xMax, -far), (corners.yMax, -far),
    ] {
      edges += column
      edges += repeatElement(filler, count: padding)
    }
    for i in 0..<count {
      edges.append((corners.xMax[i] - corners.xMin[i]) * (corners.yMax[i] - corners.yMin[i]))
    }
    edges += repeatElement(1, count: padding)
  }
}

extension PriorScanIndex {
  /// The cells with `low < boxHigh` and `boxLow < high`: a range, since both columns rise.
  static func cells(
    low: [Float], high: [Float], overlapping boxLow: Float, _ boxHigh: Float
  ) -> Range<Int> {
    var first = 0
    while first < high.count, !(boxLow < high[first]) { first += 1 }
    var end = low.count
    while end > first, !(low[end - 1] < boxHigh) { end -= 1 }
    return first..<end
  }
}
