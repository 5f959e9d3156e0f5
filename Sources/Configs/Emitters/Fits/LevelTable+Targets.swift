import Boxes

/// What targets ask of a layout's table.
extension LevelTable {
  /// One list of sizes, a level's and the next one's sharing an entry, and the last next one.
  func chainedSizes(for target: String) throws(EmitError) -> [Double] {
    for index in levels.indices.dropLast()
    where levels[index].nextSize != levels[index + 1].size {
      throw .sizesNotChained(
        target: target, level: index, nextSize: levels[index].nextSize,
        following: levels[index + 1].size)
    }
    return sizes
  }

  /// The ratios of each level without the inverses that the target adds itself.
  func ratiosWithoutInverses(for target: String) throws(EmitError) -> [[Double]] {
    var lists: [[Double]] = []
    for (index, level) in levels.enumerated() {
      do {
        lists.append(try level.pairs)
      } catch {
        throw .inverseMissing(target: target, level: index, ratio: error.ratio)
      }
    }
    return lists
  }

  /// Refuses maps that are not square, for targets that know only one side.
  func requireSquareGrids(for target: String) throws(EmitError) {
    for (index, level) in levels.enumerated() where level.columns != level.rows {
      throw .gridNotSquare(target: target, level: index, columns: level.columns, rows: level.rows)
    }
  }

  /// The first value that no trainer could use, in words.
  var fault: (level: Int, reason: String)? {
    guard !levels.isEmpty else { return (0, "there is no level") }
    for (index, level) in levels.enumerated() {
      let lengths = [level.stepX, level.stepY, level.size, level.nextSize] + level.ratios
      if level.columns < 1 || level.rows < 1 { return (index, "the grid has no cell") }
      if !lengths.allSatisfy({ $0 > 0 && $0.isFinite }) {
        return (index, "step, sizes and ratios must be finite and greater than zero")
      }
      if level.ratios.contains(where: { abs($0 - 1) < 1e-6 }) {
        return (index, "a ratio of 1 is listed; the squares are implied")
      }
    }
    return nil
  }
}
