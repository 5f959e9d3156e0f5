import Boxes

/// Numbers to begin the fit of a layout with.
enum LayoutStart {
  /// The least factor between two sizes.
  static let leastGrowth = 1.05

  /// Sizes by equal shares of boxes, and by equal factors between the smallest and the largest.
  ///
  /// Ratios begin at 2, 3, … on each level, whatever the defaults' are.
  static func tables(
    for defaults: LevelTable, _ pairs: [[Double]], _ points: SizePoints
  ) -> [(table: LevelTable, pairs: [[Double]])] {
    let scales = (0..<points.count)
      .map { (scale: (points.x[$0] * points.y[$0]).squareRoot(), weight: points.weight[$0]) }
      .sorted { $0.scale < $1.scale }
    let count = defaults.levels.count + 1
    let pairs = pairs.map { own in own.indices.map { Double($0 + 2) } }
    let low = quantile(scales, 0.02)
    let high = max(quantile(scales, 0.98), low * leastGrowth)
    let shares = (0..<count).map {
      quantile(scales, 0.02 + 0.96 * Double($0) / Double(count - 1))
    }
    return [shares, geometric(low, high, count)].map { sizes in
      (defaults.with(sizes: ascending(sizes), pairs: pairs), pairs)
    }
  }

  /// Moves sizes up until each is larger than the one before.
  private static func ascending(_ sizes: [Double]) -> [Double] {
    var result: [Double] = []
    for size in sizes { result.append(max(size, (result.last ?? 0) * leastGrowth)) }
    return result
  }

  /// Numbers that grow by one factor; the factor is found by halving, with no logarithm.
  private static func geometric(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
    var least = 1.0
    var most = high / low
    for _ in 0..<200 {
      let middle = 0.5 * (least + most)
      var product = 1.0
      for _ in 1..<count { product *= middle }
      if product < high / low { least = middle } else { most = middle }
    }
    var sizes = [low]
    for _ in 1..<count { sizes.append(sizes[sizes.count - 1] * most) }
    return sizes
  }

  private static func quantile(
    _ scales: [(scale: Double, weight: Double)], _ share: Double
  ) -> Double {
    let total = scales.reduce(0.0) { $0 + $1.weight }
    var sum = 0.0
    for entry in scales {
      sum += entry.weight
      if sum >= share * total { return entry.scale }
    }
    return scales.last?.scale ?? 1
  }
}
