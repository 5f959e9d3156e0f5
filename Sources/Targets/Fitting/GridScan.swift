/// The overlaps of one box with the priors near it, found by rows and columns.
///
/// A prior and a box share `width · height` of what they share along each axis, and that shrinks
/// with the distance of their centers. So the priors that reach an overlap lie in a few rows, in a
/// run of columns each, around the cell nearest to the box: those are computed, as the trainer
/// computes them, and no others.
struct GridScan<Rule: UnionRule> {
  let rule: Rule
  let shapes: UnsafeBufferPointer<PriorGrid.Shape>
  let edges: UnsafePointer<Float>
  let box: MatchBox

  /// What is left of a bound after rounding: edges of a box half a pixel wide are off by less.
  @inline(__always)
  private static var slack: Float { 0.998 }

  /// Calls back with every prior whose overlap is at least `least`, in no order.
  @inline(__always)
  func forEach(from least: Float, _ body: (_ place: GridPlace, _ overlap: Float) -> Void) {
    let factor = least / (1 + least) * Self.slack
    let width = box.xMax - box.xMin
    let height = box.yMax - box.yMin
    for place in shapes.indices {
      let shape = shapes[place]
      let need = factor * (shape.leastArea + box.area)
      guard min(width, shape.x.most) * min(height, shape.y.most) >= need else { continue }
      forEach(in: shape, place, need, from: least, body)
    }
  }

  /// The largest overlap with a prior in the cell nearest to the box, over all shapes.
  func nearest() -> Float {
    var best: Float = 0
    let width = box.xMax - box.xMin
    let height = box.yMax - box.yMin
    for shape in shapes {
      let need = best / (1 + best) * Self.slack * (shape.leastArea + box.area)
      guard min(width, shape.x.most) * min(height, shape.y.most) >= need else { continue }
      let column = nearest(on: shape.x, box.xMin, box.xMax)
      let row = nearest(on: shape.y, box.yMin, box.yMax)
      best = max(best, overlap(shape, column, row))
    }
    return best
  }

  /// The overlap with a prior that another box's scan found.
  func overlap(with place: GridPlace) -> Float {
    overlap(shapes[Int(place.shape)], Int(place.column), Int(place.row))
  }

  @inline(__always)
  private func forEach(
    in shape: PriorGrid.Shape, _ place: Int, _ need: Float, from least: Float,
    _ body: (_ place: GridPlace, _ overlap: Float) -> Void
  ) {
    let column = nearest(on: shape.x, box.xMin, box.xMax)
    let row = nearest(on: shape.y, box.yMin, box.yMax)
    let widest = shared(shape.x, column, box.xMin, box.xMax)
    if widest <= 0 { return }
    var above = row
    while above >= 0 {
      let height = shared(shape.y, above, box.yMin, box.yMax)
      guard height > 0, widest * height >= need else { break }
      scan(shape, place, column, above, height, need, from: least, body)
      above -= 1
    }
    var below = row + 1
    while below < shape.y.cells {
      let height = shared(shape.y, below, box.yMin, box.yMax)
      guard height > 0, widest * height >= need else { break }
      scan(shape, place, column, below, height, need, from: least, body)
      below += 1
    }
  }

  /// A row, from the nearest column to both sides.
  @inline(__always)
  private func scan(
    _ shape: PriorGrid.Shape, _ place: Int, _ column: Int, _ row: Int, _ height: Float,
    _ need: Float, from least: Float, _ body: (_ place: GridPlace, _ overlap: Float) -> Void
  ) {
    let base = shape.base + row * shape.y.stride
    let tall = side(shape.y, row)
    var left = column
    while left >= 0 {
      let width = shared(shape.x, left, box.xMin, box.xMax)
      guard width > 0, width * height >= need else { break }
      let overlap = overlap(shape, left, tall, width * height)
      if overlap >= least {
        body(GridPlace(base + left * shape.x.stride, place, left, row), overlap)
      }
      left -= 1
    }
    var right = column + 1
    while right < shape.x.cells {
      let width = shared(shape.x, right, box.xMin, box.xMax)
      guard width > 0, width * height >= need else { break }
      let overlap = overlap(shape, right, tall, width * height)
      if overlap >= least {
        body(GridPlace(base + right * shape.x.stride, place, right, row), overlap)
      }
      right += 1
    }
  }

  /// The cell that shares most of the box's extent along an axis.
  @inline(__always)
  private func nearest(on axis: PriorGrid.Axis, _ low: Float, _ high: Float) -> Int {
    let place = ((low + high) * 0.5 - axis.first) * axis.perUnit
    let last = Float(axis.cells - 1)
    var cell = Int(min(max(place + 0.5, 0), last))
    // Clipped priors lie elsewhere than their cells say.
    while cell + 1 < axis.cells, shared(axis, cell + 1, low, high) > shared(axis, cell, low, high) {
      cell += 1
    }
    while cell > 0, shared(axis, cell - 1, low, high) > shared(axis, cell, low, high) { cell -= 1 }
    return cell
  }

  /// What a cell's prior shares of an extent; below zero, how far apart they are.
  @inline(__always)
  private func shared(_ axis: PriorGrid.Axis, _ cell: Int, _ low: Float, _ high: Float) -> Float {
    min(edges[axis.start + axis.cells + cell], high) - max(edges[axis.start + cell], low)
  }

  @inline(__always)
  private func side(_ axis: PriorGrid.Axis, _ cell: Int) -> Float {
    edges[axis.start + axis.cells + cell] - edges[axis.start + cell]
  }

  @inline(__always)
  private func overlap(
    _ shape: PriorGrid.Shape, _ column: Int, _ tall: Float, _ intersection: Float
  ) -> Float {
    intersection / rule.union(side(shape.x, column) * tall, box.area, intersection)
  }

  private func overlap(_ shape: PriorGrid.Shape, _ column: Int, _ row: Int) -> Float {
    let width = max(shared(shape.x, column, box.xMin, box.xMax), 0)
    let height = max(shared(shape.y, row, box.yMin, box.yMax), 0)
    return overlap(shape, column, side(shape.y, row), width * height)
  }
}
