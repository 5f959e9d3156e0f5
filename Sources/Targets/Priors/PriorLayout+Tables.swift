extension PriorLayout {
  /// Levels from the tables that SSD trainers write: one row an entry, fine to coarse.
  ///
  /// - Parameters:
  ///   - cells: cells each way, per level; maps are square.
  ///   - steps: pixels between centers, per level; without them the cells divide the image.
  ///   - sizes: one more than there are levels: a level's size and the next one's.
  ///   - ratios: width over height of the priors that are not square, per level.
  ///   - order: the order in the cell.
  /// - Throws: `tableLengths` where a table has too few or too many numbers.
  public static func levels(
    cells: [Int], steps: [Double]?, sizes: [Double], ratios: [[Double]],
    order: PriorShapeOrder = .squareMeanRatios
  ) throws(TargetsError) -> [PriorLevel] {
    let stepCount = steps?.count ?? cells.count
    guard sizes.count == cells.count + 1, ratios.count == cells.count, stepCount == cells.count
    else {
      throw .tableLengths(
        levels: cells.count, steps: stepCount, sizes: sizes.count, ratios: ratios.count)
    }
    return cells.indices.map { k in
      PriorLevel(
        grid: FeatureGrid(square: cells[k]),
        centering: steps.map { .step($0[k]) } ?? .cells,
        shapes: order.shapes(size: sizes[k], next: sizes[k + 1], ratios: ratios[k]))
    }
  }
}
