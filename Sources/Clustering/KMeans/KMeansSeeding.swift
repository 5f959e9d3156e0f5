import Randomness

/// Greedy k-means++: each next center is the best of a few points drawn by weight times cost.
///
/// Costs are those of the distance: squared lengths, or `1 − shapeIoU`.
enum KMeansSeeding {
  /// Chooses `count` centers among points.
  static func centers(
    count: Int, of points: SizePoints, distance: ShapeDistance,
    generator: inout SeededGenerator
  ) -> [AxisPair] {
    points.withColumns { columns in
      var costs = [Double](repeating: .infinity, count: columns.count)
      let total = sum(columns.weight, count: points.count)
      var centers = [
        points.point(place(generator.unit() * total, points.count) { columns.weight[$0] })
      ]
      let draws = 2 + bitLength(count)
      while true {
        let newest = centers[centers.count - 1]
        lower(&costs, columns, distance, newest)
        guard centers.count < count else { return centers }
        let next = draw(draws, columns, points, costs, distance, &generator)
        centers.append(next ?? unusedPoint(points, centers))
      }
    }
  }

  /// The best of a few draws, or nothing when every point is a center already.
  private static func draw(
    _ draws: Int, _ columns: SizeColumns, _ points: SizePoints, _ costs: [Double],
    _ distance: ShapeDistance, _ generator: inout SeededGenerator
  ) -> AxisPair? {
    let total = (0..<points.count).reduce(0.0) { $0 + columns.weight[$1] * costs[$1] }
    guard total > 0 else { return nil }
    var best: AxisPair?
    var least = Double.infinity
    for _ in 0..<draws {
      let index = place(generator.unit() * total, points.count) { columns.weight[$0] * costs[$0] }
      let candidate = points.point(index)
      let left = potential(costs, columns, distance, candidate)
      if left < least {
        least = left
        best = candidate
      }
    }
    return best
  }

  /// What is left to pay with one more center.
  private static func potential(
    _ costs: [Double], _ columns: SizeColumns, _ distance: ShapeDistance, _ center: AxisPair
  ) -> Double {
    costs.withUnsafeBufferPointer { costs in
      guard let costs = costs.baseAddress else { return 0 }
      var sum = SizeColumns.Vector.zero
      for index in stride(from: 0, to: columns.count, by: SizePoints.lanes) {
        let x = SizeColumns.load(columns.x, index)
        let y = SizeColumns.load(columns.y, index)
        let old = SizeColumns.load(costs, index)
        let new = distance.cost(x, y, center)
        sum += SizeColumns.load(columns.weight, index) * old.replacing(with: new, where: new .< old)
      }
      return (sum[0] + sum[1]) + (sum[2] + sum[3])
    }
  }

  private static func lower(
    _ costs: inout [Double], _ columns: SizeColumns, _ distance: ShapeDistance,
    _ center: AxisPair
  ) {
    costs.withUnsafeMutableBufferPointer { costs in
      for index in 0..<columns.count {
        let cost = distance.cost(AxisPair(x: columns.x[index], y: columns.y[index]), center)
        costs[index] = min(costs[index], max(0, cost))
      }
    }
  }

  /// The first place at which the running sum passes `target`.
  @inline(__always)
  private static func place(_ target: Double, _ count: Int, _ share: (Int) -> Double) -> Int {
    var sum = 0.0
    var last = 0
    for index in 0..<count {
      let value = share(index)
      guard value > 0 else { continue }
      sum += value
      last = index
      if sum > target { break }
    }
    return last
  }

  private static func sum(_ column: UnsafePointer<Double>, count: Int) -> Double {
    (0..<count).reduce(0.0) { $0 + column[$1] }
  }

  /// Whole bits of a number: 9 → 3, as scikit-learn's `log(k)` rounded up.
  private static func bitLength(_ count: Int) -> Int {
    Int.bitWidth - 1 - count.leadingZeroBitCount
  }

  private static func unusedPoint(_ points: SizePoints, _ centers: [AxisPair]) -> AxisPair {
    let index = (0..<points.count).first { !centers.contains(points.point($0)) }
    return points.point(index ?? 0)
  }
}
