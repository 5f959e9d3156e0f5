import Boxes

/// Layouts of sizes and ratios, as tables: read from a layout, or put into one.
extension PriorLayout {
  /// The table behind a layout, each level chained to the next; nothing when its cells hold something
  /// else than a square, the mean square, and ratios with their inverses at the first size.
  public var levelTable: LevelTable? {
    guard !levels.isEmpty, let scale = tableScale else { return nil }
    var table = LevelTable(inputSize: imageSize, levels: [])
    for level in levels {
      guard let row = Self.row(level, scale: scale, inputSize: imageSize) else { return nil }
      table.levels.append(row)
    }
    for index in table.levels.indices.dropLast() {
      table.levels[index].nextSize = table.levels[index + 1].size
    }
    return table
  }

  /// The layout with a table's sizes and ratios; nothing where the table has other levels than the
  /// layout, or the layout's unit holds no sizes of both axes.
  public func with(_ table: LevelTable) -> PriorLayout? {
    guard table.levels.count == levels.count, let scale = tableScale else { return nil }
    var layout = self
    for (index, row) in table.levels.enumerated() {
      layout.levels[index].shapes = PriorShapeOrder.squareMeanRatios.shapes(
        size: row.size * (1 / scale), next: row.nextSize * (1 / scale), ratios: row.ratios)
    }
    return layout
  }

  /// Pixels of the input in one unit of the shapes' numbers; nothing where they are not the same on
  /// both axes.
  private var tableScale: Double? {
    switch shapeUnit {
    case .pixel: 1
    case .unit where imageSize.width == imageSize.height: Double(imageSize.width)
    default: nil
    }
  }

  private static func row(
    _ level: PriorLevel, scale: Double, inputSize: ImageSize
  ) -> LevelTable.Level? {
    var scales: [(side: Double, ratio: Double)] = []
    for shape in level.shapes {
      guard case .scale(let side, let ratio) = shape else { return nil }
      scales.append((side, ratio))
    }
    guard scales.count >= 2, scales.count.isMultiple(of: 2), scales[0].ratio == 1,
      scales[1].ratio == 1, scales[0].side > 0, scales[1].side > scales[0].side
    else { return nil }
    var pairs: [Double] = []
    for place in stride(from: 2, to: scales.count, by: 2) {
      let (first, second) = (scales[place], scales[place + 1])
      guard first.side == scales[0].side, second.side == scales[0].side, first.ratio > 1,
        abs(first.ratio * second.ratio - 1) < 1e-6
      else { return nil }
      pairs.append(first.ratio)
    }
    let side = scales[0].side * scale
    let mean = scales[1].side * scale
    guard level.centerOffset == 0.5 else { return nil }
    let step = (
      level.centering.step(extent: Double(inputSize.width), cells: level.grid.columns),
      level.centering.step(extent: Double(inputSize.height), cells: level.grid.rows)
    )
    return LevelTable.Level(
      columns: level.grid.columns, rows: level.grid.rows, stepX: step.0, stepY: step.1, size: side,
      nextSize: mean * mean / side, ratios: LevelTable.withInverses(pairs))
  }
}
