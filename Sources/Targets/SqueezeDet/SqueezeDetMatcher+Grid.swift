extension SqueezeDetMatcher {
  /// The best free prior by search over the grid.
  ///
  /// The overlap along x depends on column and anchor only, along y on row and anchor. Rounded
  /// products, differences and quotients keep the order of their operands, so an anchor's IoU is
  /// largest, to the bit, where both overlaps are, and a row's where the overlap along x is. Whole
  /// anchors and rows that stay below the best so far are left out without changing the result.
  func nextOnGrid(
    _ box: SqueezeDetBox, _ workspace: inout SqueezeDetMatchWorkspace
  ) -> SqueezeDetMatch {
    measureOverlaps(box, &workspace)
    let area = box.width * box.height
    var first = 0
    var firstBound = -1.0
    for anchor in areas.indices {
      let bound = Self.iou(
        workspace.xBest[anchor] * workspace.yBest[anchor], areas[anchor] + area)
      if bound > firstBound { (first, firstBound) = (anchor, bound) }
    }
    var best = Best()
    if firstBound > 0 {
      search(first, area: area, workspace, &best)
      for anchor in areas.indices where anchor != first {
        search(anchor, area: area, workspace, &best)
      }
    }
    guard best.prior >= 0 else { return nearestOnGrid(box, &workspace) }
    return SqueezeDetMatch(prior: best.prior, rule: .overlap, value: best.value)
  }

  /// The best prior so far. Only an IoU above 0 counts.
  struct Best {
    var value = 0.0
    var prior = -1
  }

  @inline(__always)
  static func iou(_ intersection: Double, _ bothAreas: Double) -> Double {
    intersection / (bothAreas - intersection)
  }

  private func measureOverlaps(
    _ box: SqueezeDetBox, _ workspace: inout SqueezeDetMatchWorkspace
  ) {
    let columns = priors.columnCenters.count
    let rows = priors.rowCenters.count
    let left = box.cx - 0.5 * box.width
    let right = box.cx + 0.5 * box.width
    let top = box.cy - 0.5 * box.height
    let bottom = box.cy + 0.5 * box.height
    Self.overlaps(priors.left, priors.right, left, right, &workspace.x)
    Self.overlaps(priors.top, priors.bottom, top, bottom, &workspace.y)
    for anchor in areas.indices {
      var best = 0.0
      for place in anchor * columns..<(anchor + 1) * columns {
        best = max(best, workspace.x[place])
      }
      workspace.xBest[anchor] = best
      best = 0
      var bestRow = 0
      for row in 0..<rows where workspace.y[anchor * rows + row] >= best {
        best = workspace.y[anchor * rows + row]
        bestRow = row
      }
      workspace.yBest[anchor] = best
      workspace.yBestRow[anchor] = bestRow
    }
  }

  /// `max(min(highs) − max(lows), 0)` of one interval with many; all are finite.
  private static func overlaps(
    _ lows: [Double], _ highs: [Double], _ low: Double, _ high: Double, _ out: inout [Double]
  ) {
    lows.withUnsafeBufferPointer { lows in
      highs.withUnsafeBufferPointer { highs in
        out.withUnsafeMutableBufferPointer { out in
          for place in 0..<min(out.count, lows.count, highs.count) {
            let end = highs[place] < high ? highs[place] : high
            let start = lows[place] > low ? lows[place] : low
            let side = end - start
            out[place] = side > 0 ? side : 0
          }
        }
      }
    }
  }

  /// Searches one anchor: its best row first, then the others from the bottom up.
  private func search(
    _ anchor: Int, area: Double, _ workspace: borrowing SqueezeDetMatchWorkspace,
    _ best: inout Best
  ) {
    let bothAreas = areas[anchor] + area
    let xBest = workspace.xBest[anchor]
    let bound = Self.iou(xBest * workspace.yBest[anchor], bothAreas)
    guard bound > 0, bound >= best.value else { return }
    let bestRow = workspace.yBestRow[anchor]
    search(anchor, row: bestRow, bothAreas: bothAreas, workspace, &best)
    for row in stride(from: priors.rowCenters.count - 1, through: 0, by: -1) where row != bestRow {
      let y = workspace.y[anchor * priors.rowCenters.count + row]
      guard y > 0, Self.iou(xBest * y, bothAreas) >= best.value else { continue }
      search(anchor, row: row, bothAreas: bothAreas, workspace, &best)
    }
  }

  private func search(
    _ anchor: Int, row: Int, bothAreas: Double,
    _ workspace: borrowing SqueezeDetMatchWorkspace, _ best: inout Best
  ) {
    let columns = priors.columnCenters.count
    let y = workspace.y[anchor * priors.rowCenters.count + row]
    let rowStart = row * columns * areas.count + anchor
    let bound = Self.iou(workspace.xBest[anchor] * y, bothAreas)
    // A tie goes to the highest index; nothing is left to win in a row above it.
    if bound == best.value, rowStart + (columns - 1) * areas.count < best.prior { return }
    for column in stride(from: columns - 1, through: 0, by: -1) {
      let value = Self.iou(workspace.x[anchor * columns + column] * y, bothAreas)
      guard value >= best.value, value > 0 else { continue }
      let prior = rowStart + column * areas.count
      guard value > best.value || prior > best.prior else { continue }
      guard workspace.takenBy[prior] != workspace.image else { continue }
      best = Best(value: value, prior: prior)
    }
  }

  /// The nearest free prior; the lowest index wins a tie.
  private func nearestOnGrid(
    _ box: SqueezeDetBox, _ workspace: inout SqueezeDetMatchWorkspace
  ) -> SqueezeDetMatch {
    let anchors = priors.anchors
    var nearestX = Double.infinity
    for (column, center) in priors.columnCenters.enumerated() {
      let distance = (box.cx - center) * (box.cx - center)
      workspace.x[column] = distance
      nearestX = min(nearestX, distance)
    }
    var value = Double.infinity
    var prior = -1
    for (row, center) in priors.rowCenters.enumerated() {
      let y = (box.cy - center) * (box.cy - center)
      // Rounded sums keep the order of their terms: no prior of the row is nearer than this.
      if prior >= 0, nearestX + y >= value { continue }
      for column in priors.columnCenters.indices {
        let center = workspace.x[column] + y
        if prior >= 0, center >= value { continue }
        let cell = (row * priors.columnCenters.count + column) * anchors.count
        for (anchor, size) in anchors.enumerated() {
          let width = box.width - size.width
          let height = box.height - size.height
          let distance = center + width * width + height * height
          guard distance < value, workspace.takenBy[cell + anchor] != workspace.image else {
            continue
          }
          (value, prior) = (distance, cell + anchor)
        }
      }
    }
    return SqueezeDetMatch(prior: prior, rule: .distance, value: value)
  }
}
