/// ``YOLOSideRatio``, level by level.
///
/// Rows run: own cell, left, up, right, down; in each by anchor, then by ground truth.
struct SideRatioMatching {
  let limit: Float

  func run(_ grids: [YOLOGrid], _ work: inout YOLOWorkspace) {
    for grid in grids {
      fit(grid, &work)
      for cell in [YOLORow.Cell.own, .left, .up, .right, .down] {
        for fit in work.fits {
          let box = work.boxes[fit.box]
          if let row = row(fit.anchor, box, cell, fit.overlap, grid) { work.rows.append(row) }
        }
      }
    }
  }

  /// Lists the anchors whose sides are near enough to those of a ground truth.
  private func fit(_ grid: YOLOGrid, _ work: inout YOLOWorkspace) {
    work.fits.removeAll(keepingCapacity: true)
    for anchor in grid.cellWidths.indices {
      let (v, k) = (grid.cellWidths[anchor], grid.cellHeights[anchor])
      for (place, box) in work.boxes.enumerated() {
        let (w, h) = (box.width * Float(grid.columns), box.height * Float(grid.rows))
        let (across, down) = (w / v, h / k)
        guard max(across, 1 / across) < limit, max(down, 1 / down) < limit else { continue }
        work.fits.append((anchor, place, YOLOOverlap.ofShapes(w, h, v, k)))
      }
    }
  }

  private func row(
    _ anchor: Int, _ box: YOLOBox, _ cell: YOLORow.Cell, _ overlap: Float, _ grid: YOLOGrid
  ) -> YOLORow? {
    let (columns, rows) = (Float(grid.columns), Float(grid.rows))
    let (x, y) = (box.x * columns, box.y * rows)
    guard let (right, down) = Self.step(cell, x, y, columns, rows) else { return nil }
    let column = YOLOGrid.clamped(x + right, below: grid.columns)
    let row = YOLOGrid.clamped(y + down, below: grid.rows)
    return YOLORow(
      prior: grid.prior(anchor: anchor, row: row, column: column), groundTruth: box.index,
      cell: cell, overlap: overlap, isForced: false,
      offsets: BoxOffsets(
        tx: x - Float(column), ty: y - Float(row), tw: box.width * columns,
        th: box.height * rows))
  }

  /// How far from the center the cell is looked for; nothing where the cell has no part in it.
  ///
  /// A center on the border of two cells takes a step either way, and the step right ends in its own
  /// cell: the trainer has that row twice.
  private static func step(
    _ cell: YOLORow.Cell, _ x: Float, _ y: Float, _ columns: Float, _ rows: Float
  ) -> (right: Float, down: Float)? {
    switch cell {
    case .own, .any: (0, 0)
    case .left: isNear(x) ? (-0.5, 0) : nil
    case .up: isNear(y) ? (0, -0.5) : nil
    case .right: isNear(columns - x) ? (0.5, 0) : nil
    case .down: isNear(rows - y) ? (0, 0.5) : nil
    }
  }

  /// Whether a distance from the image's border lies in the first half of a cell that is not the first.
  private static func isNear(_ way: Float) -> Bool {
    way > 1 && way.truncatingRemainder(dividingBy: 1) < 0.5
  }
}
