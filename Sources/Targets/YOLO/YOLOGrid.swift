import Boxes

/// A level with its numbers in the trainer's precision, and the way to a prior's index.
struct YOLOGrid: Sendable {
  let level: Int
  let stride: Float
  let columns: Int
  let rows: Int
  let first: Int
  let order: YOLOLayout.Order
  /// Anchors in pixels of the input.
  let widths: [Float]
  let heights: [Float]
  /// Anchors in cells.
  let cellWidths: [Float]
  let cellHeights: [Float]
  /// The first anchor's number when all levels are counted from the finest on.
  let firstAnchor: Int

  /// The levels of a layout, in its order.
  static func all(of layout: YOLOLayout) -> [YOLOGrid] {
    var first = 0
    return layout.levels.indices.map { level in
      let own = layout.levels[level]
      let finer = layout.levels.enumerated().filter { place, other in
        (other.stride, place) < (own.stride, level)
      }
      let grid = YOLOGrid(
        level, layout, first: first,
        firstAnchor: finer.reduce(0) { $0 + $1.element.anchors.count })
      first += grid.columns * grid.rows * own.anchors.count
      return grid
    }
  }

  private init(_ level: Int, _ layout: YOLOLayout, first: Int, firstAnchor: Int) {
    let own = layout.levels[level]
    let grid = layout.grid(of: level)
    let stride = Float(own.stride)
    self.level = level
    self.stride = stride
    columns = grid.columns
    rows = grid.rows
    self.first = first
    self.firstAnchor = firstAnchor
    order = layout.order
    widths = own.anchors.map { Float($0.width) }
    heights = own.anchors.map { Float($0.height) }
    cellWidths = widths.map { $0 / stride }
    cellHeights = heights.map { $0 / stride }
  }

  /// The index of a prior.
  func prior(anchor: Int, row: Int, column: Int) -> Int {
    switch order {
    case .anchorsFirst: first + (anchor * rows + row) * columns + column
    case .cellsFirst: first + (row * columns + column) * widths.count + anchor
    }
  }

  /// The cell that a number of cells is cut to, inside the grid or the nearest that is.
  static func clamped(_ place: Float, below count: Int) -> Int {
    // Cut first to what an `Int` holds; a cell of its own lies on either side of the grid.
    Int(min(max(place, -1), Float(count))).clamped(below: count)
  }
}

extension Int {
  fileprivate func clamped(below count: Int) -> Int { Swift.min(Swift.max(self, 0), count - 1) }
}
