/// Sizes compared by ratios, as overlap compares them.
enum RelativeSizes {
  /// At most `limit` weighted sizes that stand for a sample, near to their members by ratio.
  static func representatives(of sample: SizeSample, limit: Int, jobs: Int) -> SizePoints {
    representatives(of: tree(sample, jobs), limit: limit)
  }

  /// The same for several limits; the sample itself where it has no more sizes than that.
  static func representatives(
    of sample: SizeSample, limits: [Int], jobs: Int
  ) -> [SizePoints] {
    let tree = limits.contains { $0 < sample.count } ? tree(sample, jobs) : nil
    return limits.map { limit in
      guard let tree, limit < sample.count else { return SizePoints(sample, scale: .identity) }
      return representatives(of: tree, limit: limit)
    }
  }

  private static func tree(_ sample: SizeSample, _ jobs: Int) -> SizeTree {
    let points = (0..<sample.count).map { row in
      SizeTree.Point(
        x: level(sample.widths[row]), y: level(sample.heights[row]), weight: sample.weights[row])
    }
    return SizeTree(points, jobs: jobs)
  }

  private static func representatives(of tree: SizeTree, limit: Int) -> SizePoints {
    let means = tree.representatives(limit: limit)
    return SizePoints(
      x: (0..<means.count).map { side(means.x[$0]) },
      y: (0..<means.count).map { side(means.y[$0]) },
      weight: Array(means.weight.prefix(means.count)))
  }

  /// Whether two sets, each by area, are one but for the last digits.
  static func areAlike(_ a: [AxisPair], _ b: [AxisPair]) -> Bool {
    func ordered(_ sizes: [AxisPair]) -> [AxisPair] {
      sizes.sorted { ($0.x * $0.y, $0.x) < ($1.x * $1.y, $1.x) }
    }
    return a.count == b.count
      && zip(ordered(a), ordered(b)).allSatisfy { a, b in
        abs(a.x / b.x - 1) < 1e-3 && abs(a.y / b.y - 1) < 1e-3
      }
  }

  /// The binary logarithm, but straight between powers of two: exact on every machine.
  private static func level(_ side: Double) -> Double {
    Double(side.exponent) + (side.significand - 1)
  }

  private static func side(_ level: Double) -> Double {
    let exponent = level.rounded(.down)
    return Double(sign: .plus, exponent: Int(exponent), significand: 1 + (level - exponent))
  }
}
