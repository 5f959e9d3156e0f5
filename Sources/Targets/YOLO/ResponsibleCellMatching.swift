/// ``YOLOResponsibleCells``: mmdet's `GridAssigner` and `YOLOBBoxCoder`.
struct ResponsibleCellMatching {
  private let positiveAbove: Float
  private let negativeUpTo: Float
  private let forcedAbove: Float
  private let trainer: String

  init(_ rule: YOLOResponsibleCells, trainer: String) {
    positiveAbove = Float(rule.positiveAbove)
    negativeUpTo = Float(rule.negativeUpTo)
    forcedAbove = Float(rule.forcedAbove)
    self.trainer = trainer
  }

  func run(_ grids: [YOLOGrid], _ work: inout YOLOWorkspace) throws(TargetsError) {
    try markResponsible(grids, &work)
    for grid in grids { raise(grid, &work) }
    for prior in work.touched
    where work.bestOverlaps[Int(prior)] > negativeUpTo { work.ignored.append(prior) }
    work.responsible.sort()
    // Each responsible prior's ground truth, by its place among the boxes.
    for prior in work.responsible {
      let best = work.bestOverlaps[Int(prior)]
      if best > positiveAbove {
        work.rowOfPrior[Int(prior)] = work.bestGroundTruths[Int(prior)]
      }
    }
    for (place, box) in work.boxes.enumerated() { force(place, box, grids, &work) }
    for prior in work.responsible {
      let place = Int(work.rowOfPrior[Int(prior)])
      work.rowOfPrior[Int(prior)] = -1
      guard place >= 0 else { continue }
      work.rows.append(row(Int(prior), work.boxes[place], grids))
    }
  }

  /// Marks the cells that hold a center. The trainer counts cells in one flat list: a center right of
  /// the image marks a cell of the next row, one above it a cell from the end, and only one beyond the
  /// list is an error.
  private func markResponsible(
    _ grids: [YOLOGrid], _ work: inout YOLOWorkspace
  ) throws(TargetsError) {
    for box in work.boxes {
      guard grids.allSatisfy({ Self.cell(of: box, $0) != nil }) else {
        throw .groundTruthRefused(
          trainer: trainer, index: box.index, reason: "IndexError: its center is no cell's")
      }
    }
    let isMarked: Int32 = -2
    for box in work.boxes {
      for grid in grids {
        guard let cell = Self.cell(of: box, grid) else { continue }
        for anchor in grid.widths.indices {
          let prior = grid.prior(
            anchor: anchor, row: cell / grid.columns, column: cell % grid.columns)
          guard work.rowOfPrior[prior] != isMarked else { continue }
          work.rowOfPrior[prior] = isMarked
          work.responsible.append(Int32(truncatingIfNeeded: prior))
        }
      }
    }
    for prior in work.responsible { work.rowOfPrior[Int(prior)] = -1 }
  }

  private static func cell(of box: YOLOBox, _ grid: YOLOGrid) -> Int? {
    let (x, y) = ((box.xMin + box.xMax) * 0.5, (box.yMin + box.yMax) * 0.5)
    let flat =
      (y / grid.stride).rounded(.down) * Float(grid.columns) + (x / grid.stride).rounded(.down)
    let cells = grid.columns * grid.rows
    guard flat >= Float(-cells), flat < Float(cells) else { return nil }
    return (Int(flat) + cells) % cells
  }

  /// Raises the best overlap of every prior that meets a ground truth.
  private func raise(_ grid: YOLOGrid, _ work: inout YOLOWorkspace) {
    for (place, box) in work.boxes.enumerated() {
      for anchor in grid.widths.indices {
        let shape = MMDetPrior(grid, anchor)
        let across = Self.cells(box.xMin, box.xMax, shape.width, grid.stride, grid.columns)
        for row in Self.cells(box.yMin, box.yMax, shape.height, grid.stride, grid.rows) {
          for column in across {
            let overlap = shape.overlap(box, row: row, column: column)
            guard overlap > 0 else { continue }
            work.raise(grid.prior(anchor: anchor, row: row, column: column), overlap, place)
          }
        }
      }
    }
  }

  /// The cells whose priors may meet an interval, and one more on either side.
  private static func cells(
    _ low: Float, _ high: Float, _ side: Float, _ stride: Float, _ count: Int
  ) -> Range<Int> {
    let first = YOLOGrid.clamped((low - side / 2) / stride - 1.5, below: count)
    let last = YOLOGrid.clamped((high + side / 2) / stride + 1.5, below: count)
    return first..<max(first, last) + 1
  }

  /// Gives a ground truth all responsible priors that tie for its best overlap.
  private func force(
    _ place: Int, _ box: YOLOBox, _ grids: [YOLOGrid], _ work: inout YOLOWorkspace
  ) {
    var best = forcedAbove
    for prior in work.responsible { best = max(best, overlap(Int(prior), box, grids)) }
    guard best > forcedAbove else { return }
    for prior in work.responsible where overlap(Int(prior), box, grids) == best {
      work.rowOfPrior[Int(prior)] = Int32(truncatingIfNeeded: place)
    }
  }

  private func overlap(_ prior: Int, _ box: YOLOBox, _ grids: [YOLOGrid]) -> Float {
    let (grid, anchor, row, column) = Self.place(of: prior, grids)
    return MMDetPrior(grid, anchor).overlap(box, row: row, column: column)
  }

  private static func place(
    of prior: Int, _ grids: [YOLOGrid]
  ) -> (grid: YOLOGrid, anchor: Int, row: Int, column: Int) {
    var grid = grids[0]
    for next in grids where next.first <= prior { grid = next }
    let anchors = grid.widths.count
    let cells = grid.columns * grid.rows
    let rest = prior - grid.first
    let (anchor, cell) =
      grid.order == .cellsFirst ? (rest % anchors, rest / anchors) : (rest / cells, rest % cells)
    return (grid, anchor, cell / grid.columns, cell % grid.columns)
  }

  private func row(_ prior: Int, _ box: YOLOBox, _ grids: [YOLOGrid]) -> YOLORow {
    let (grid, anchor, row, column) = Self.place(of: prior, grids)
    let shape = MMDetPrior(grid, anchor)
    let overlap = shape.overlap(box, row: row, column: column)
    let p = shape.edges(row: row, column: column)
    func center(_ low: Float, _ high: Float, _ pLow: Float, _ pHigh: Float) -> Float {
      let way = (low + high) * 0.5 - (pLow + pHigh) * 0.5
      return min(max(way / grid.stride + 0.5, 1e-6), 1 - 1e-6)
    }
    func side(_ side: Float, _ own: Float) -> Float { .naturalLogarithm(max(side / own, 1e-6)) }
    return YOLORow(
      prior: prior, groundTruth: box.index, cell: .own, overlap: overlap,
      isForced: !(overlap > positiveAbove),
      offsets: BoxOffsets(
        tx: center(box.xMin, box.xMax, p.xMin, p.xMax),
        ty: center(box.yMin, box.yMax, p.yMin, p.yMax),
        tw: side(box.xMax - box.xMin, p.xMax - p.xMin),
        th: side(box.yMax - box.yMin, p.yMax - p.yMin)))
  }
}
