/// The priors of a layout by their rows and columns: every shape of every level with the edges it has
/// in each column and in each row.
///
/// Priors of the family are separable, in `Float` too, so these edges are those of ``Priors``, to the
/// bit, in a hundredth of the memory.
struct PriorGrid: Sendable {
  /// One axis of a shape: its edges in all cells.
  struct Axis: Sendable {
    /// Where the low edges begin in `edges`; the high ones follow them.
    let start: Int
    let cells: Int
    /// The center of the first cell, and cells a unit.
    let first: Float
    let perUnit: Float
    /// The least and the largest side in any cell.
    let least: Float
    let most: Float
    /// How much the index of a prior grows from cell to cell.
    let stride: Int
  }

  /// A shape of a level.
  struct Shape: Sendable {
    let level: Int
    /// The index of the prior in the first cell.
    let base: Int
    let x: Axis
    let y: Axis
    /// The least area in any cell.
    let leastArea: Float
  }

  private(set) var shapes: [Shape] = []
  /// The first prior of a shape that is no number or has no side, as the encoder judges it.
  private(set) var unsound: Int?
  private(set) var edges: [Float] = []
  /// Where the priors of each level begin, and where the last end.
  private(set) var levelStarts = [0]

  init(_ layout: PriorLayout) {
    let horizontal = LayoutAxis(
      layout: layout, extent: Double(layout.imageSize.width), isHorizontal: true)
    let vertical = LayoutAxis(
      layout: layout, extent: Double(layout.imageSize.height), isHorizontal: false)
    for (index, level) in layout.levels.enumerated() {
      let (columns, rows) = (level.grid.columns, level.grid.rows)
      let isByRow = layout.cellOrder == .rows
      let across = horizontal.placements(of: level, cells: columns)
      let down = vertical.placements(of: level, cells: rows)
      let isByShape = layout.nesting == .cellsInShapes
      let inner = isByShape ? 1 : level.shapes.count
      let base = levelStarts[index]
      for shape in level.shapes.indices {
        let x = append(
          across.map { $0[shape] }, horizontal.centers(of: level, cells: columns),
          stride: isByRow ? inner : inner * rows)
        let y = append(
          down.map { $0[shape] }, vertical.centers(of: level, cells: rows),
          stride: isByRow ? inner * columns : inner)
        let isSound = (across + down).allSatisfy { cells in
          let place = cells[shape]
          return place.frameCenter.isFinite && place.frameSide.isFinite && place.frameSide > 0
        }
        let first = base + (isByShape ? shape * columns * rows : shape)
        if !isSound { unsound = unsound ?? first }
        shapes.append(
          Shape(level: index, base: first, x: x, y: y, leastArea: x.least * y.least))
      }
      levelStarts.append(base + level.count)
    }
  }

  /// The number of priors.
  var count: Int { levelStarts[levelStarts.count - 1] }

  private mutating func append(
    _ cells: [AxisPlacement], _ centers: (first: Double, step: Double), stride: Int
  ) -> Axis {
    let start = edges.count
    edges += cells.map(\.low)
    edges += cells.map(\.high)
    let sides = cells.map { $0.high - $0.low }
    return Axis(
      start: start, cells: cells.count, first: Float(centers.first),
      perUnit: Float(1 / centers.step), least: sides.min() ?? 0, most: sides.max() ?? 0,
      stride: stride)
  }
}

extension LayoutAxis {
  /// The first center and the step between centers where overlap is measured, about.
  fileprivate func centers(of level: PriorLevel, cells: Int) -> (first: Double, step: Double) {
    let inPixels = layout.unit == .pixel || layout.arithmetic == .unitThenPixels
    let step = level.centering.step(extent: extent, cells: cells)
    let scale = inPixels ? 1 : 1 / extent
    return (level.centerOffset * step * scale, step * scale)
  }
}
