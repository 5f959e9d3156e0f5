/// ``YOLORegion``: each ground truth takes the prior with the best shape on its cell.
struct RegionMatching {
  private let ignoredAbove: Float

  init(_ rule: YOLORegion) { ignoredAbove = Float(rule.ignoredAbove) }

  func run(_ grids: [YOLOGrid], _ work: inout YOLOWorkspace) {
    for grid in grids {
      rest(grid, &work)
      let from = work.rows.count
      for place in work.boxes.indices { take(work.boxes[place], grid, &work) }
      for row in work.rows[from...] { work.rowOfPrior[row.prior] = -1 }
    }
  }

  private func rest(_ grid: YOLOGrid, _ work: inout YOLOWorkspace) {
    let (columns, rows) = (Float(grid.columns), Float(grid.rows))
    let predictions = RestingPredictions(
      grid: grid, middle: 0.5, widths: grid.cellWidths.map { $0 / columns },
      heights: grid.cellHeights.map { $0 / rows })
    let known = work.touched.count
    predictions.raise(above: ignoredAbove, &work)
    work.ignored += work.touched[known...]
  }

  private func take(_ box: YOLOBox, _ grid: YOLOGrid, _ work: inout YOLOWorkspace) {
    let (columns, rows) = (Float(grid.columns), Float(grid.rows))
    var best: (anchor: Int, overlap: Float) = (0, 0)
    for anchor in grid.cellWidths.indices {
      let overlap = YOLOOverlap.ofShapes(
        grid.cellWidths[anchor] / columns, grid.cellHeights[anchor] / rows, box.width, box.height)
      if overlap > best.overlap { best = (anchor, overlap) }
    }
    let column = YOLOGrid.clamped(box.x * columns, below: grid.columns)
    let row = YOLOGrid.clamped(box.y * rows, below: grid.rows)
    let prior = grid.prior(anchor: best.anchor, row: row, column: column)
    let (v, k) = (grid.cellWidths[best.anchor], grid.cellHeights[best.anchor])
    let learned = YOLORow(
      prior: prior, groundTruth: box.index, cell: .own, overlap: best.overlap, isForced: false,
      offsets: BoxOffsets(
        tx: box.x * columns - Float(column), ty: box.y * rows - Float(row),
        tw: Darknet.logarithm(box.width * columns / v),
        th: Darknet.logarithm(box.height * rows / k)))
    let known = work.rowOfPrior[prior]
    if known >= 0 {
      work.rows[Int(known)] = learned
    } else {
      work.rowOfPrior[prior] = Int32(truncatingIfNeeded: work.rows.count)
      work.rows.append(learned)
    }
  }
}
