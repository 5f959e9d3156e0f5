import Boxes

/// The priors of a layout, in flat columns, in the trainer's precision and operation order.
///
/// - Shape: `count` entries a column; the order is the layout's.
public struct Priors: Sendable {
  /// What they were made from.
  public let layout: PriorLayout
  /// As the trainer lists them, in `layout.unit`.
  public let centers: CenterColumns<Float>
  /// Where the trainer measures overlap: clipped if it clips there, and in pixels for torchvision,
  /// which lists its priors in unit.
  public let corners: CornerColumns<Float>
  /// Where the trainer measures offsets from.
  public let frames: CenterColumns<Float>
  /// The same in `Double`, where the trainer computes in nothing else.
  let doubles: PriorDoubles?
  /// What the overlap scan needs: edges in padded columns, and the extents of rows and columns.
  let scan: PriorScanIndex

  /// The number of priors.
  public var count: Int { centers.count }

  /// Level, row, column and shape of a prior.
  public func place(of index: Int) -> PriorPlace {
    precondition(index >= 0 && index < count, "a prior's index is below the number of priors")
    var rest = index
    var level = 0
    while rest >= layout.levels[level].count {
      rest -= layout.levels[level].count
      level += 1
    }
    let shapes = layout.levels[level].shapes.count
    let grid = layout.levels[level].grid
    let (cell, shape) =
      switch layout.nesting {
      case .shapesInCells: (rest / shapes, rest % shapes)
      case .cellsInShapes: (rest % (grid.columns * grid.rows), rest / (grid.columns * grid.rows))
      }
    switch layout.cellOrder {
    case .rows:
      return PriorPlace(
        level: level, row: cell / grid.columns, column: cell % grid.columns, shape: shape)
    case .columns:
      return PriorPlace(level: level, row: cell % grid.rows, column: cell / grid.rows, shape: shape)
    }
  }

  /// A prior in center form, in pixels of the network's input.
  ///
  /// The numbers of a layout in unit are multiplied by the input's sides in `Double`.
  public func pixels(of index: Int) -> Frame<InputPixels> {
    let inUnit = layout.unit != .pixel
    let x = inUnit ? Double(layout.imageSize.width) : 1
    let y = inUnit ? Double(layout.imageSize.height) : 1
    return Frame(
      cx: Double(centers.cx[index]) * x, cy: Double(centers.cy[index]) * y,
      width: Double(centers.width[index]) * x, height: Double(centers.height[index]) * y)
  }
}
