/// What darknet's layers predict when the network says nothing, against ground truths.
///
/// A prediction is then its anchor in the middle of its cell, and every class has a probability of one
/// half: above the quarter that darknet asks for before it ignores.
struct RestingPredictions {
  let grid: YOLOGrid
  /// Centers in cells: a half, up to the last bit of `scale_x_y`.
  let middle: Float
  /// Anchors as shares of the input.
  let widths: [Float]
  let heights: [Float]

  /// Raises the best overlap of every prior that overlaps a ground truth by more than a threshold.
  ///
  /// Overlaps up to the threshold may be missing: nobody asks for them.
  func raise(above threshold: Float, _ work: inout YOLOWorkspace) {
    let (columns, rows) = (Float(grid.columns), Float(grid.rows))
    // No overlap in place is above that of the shapes; a thousandth is far beyond rounding.
    let enough = threshold * 0.999
    for place in work.boxes.indices {
      let box = work.boxes[place]
      for anchor in widths.indices {
        let (v, k) = (widths[anchor], heights[anchor])
        guard YOLOOverlap.ofShapes(box.width, box.height, v, k) >= enough else { continue }
        let across = Self.cells(box.x, (box.width + v) / 2, grid.columns)
        for row in Self.cells(box.y, (box.height + k) / 2, grid.rows) {
          for column in across {
            let overlap = YOLOOverlap.of(
              x: (Float(column) + middle) / columns, y: (Float(row) + middle) / rows, v, k,
              x: box.x, y: box.y, box.width, box.height)
            guard overlap > threshold else { continue }
            work.raise(grid.prior(anchor: anchor, row: row, column: column), overlap, place)
          }
        }
      }
    }
  }

  /// The cells whose middles lie within a reach of a center, and one more on either side.
  private static func cells(_ center: Float, _ reach: Float, _ count: Int) -> Range<Int> {
    let first = YOLOGrid.clamped((center - reach) * Float(count) - 1.5, below: count)
    let last = YOLOGrid.clamped((center + reach) * Float(count) + 1.5, below: count)
    return first..<last + 1
  }
}
