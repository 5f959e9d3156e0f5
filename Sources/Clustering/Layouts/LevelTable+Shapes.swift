import Boxes

extension LevelTable.Level {
  /// The shapes of a cell in the order of SSD trainers, in pixels of the network's input.
  var shapes: [AxisPair] {
    let mean = (size * nextSize).squareRoot()
    return [AxisPair(x: size, y: size), AxisPair(x: mean, y: mean)]
      + ratios.map { AxisPair(x: size * $0.squareRoot(), y: size / $0.squareRoot()) }
  }
}

extension LevelTable {
  /// The ratios of each level above 1, of a table whose sizes rise from level to level.
  ///
  /// - Throws: when the table is no layout that sizes and ratios can be moved in.
  func checkedPairs() throws(ClusteringError) -> [[Double]] {
    guard !levels.isEmpty else { throw .layout(.noLevels) }
    for (index, level) in levels.enumerated() {
      let isSound =
        level.columns > 0 && level.rows > 0 && level.stepX > 0 && level.stepX.isFinite
        && level.stepY > 0 && level.stepY.isFinite
      guard isSound else { throw .layout(.level(index)) }
    }
    let sizes = sizes
    let isChained = levels.indices.allSatisfy { levels[$0].nextSize == sizes[$0 + 1] }
    let isRising = zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 }
    guard isChained, isRising, sizes.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .layout(.numbers)
    }
    var pairs: [[Double]] = []
    for level in levels {
      guard let own = try? level.pairs, own.allSatisfy({ $0 >= 1 && $0.isFinite }) else {
        throw .layout(.numbers)
      }
      pairs.append(own)
    }
    return pairs
  }
}
