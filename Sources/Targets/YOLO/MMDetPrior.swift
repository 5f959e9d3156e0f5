/// An anchor of a level in mmdet's numbers: edges on cell 0, moved by whole strides.
struct MMDetPrior {
  let stride: Float
  let width: Float
  let height: Float
  /// Edges on the cell in row 0 and column 0: doubles, rounded.
  private let xMin: Float
  private let yMin: Float
  private let xMax: Float
  private let yMax: Float

  init(_ grid: YOLOGrid, _ anchor: Int) {
    stride = grid.stride
    width = grid.widths[anchor]
    height = grid.heights[anchor]
    let middle = Double(grid.stride) / 2
    xMin = Float(middle - 0.5 * Double(width))
    yMin = Float(middle - 0.5 * Double(height))
    xMax = Float(middle + 0.5 * Double(width))
    yMax = Float(middle + 0.5 * Double(height))
  }

  func edges(row: Int, column: Int) -> (xMin: Float, yMin: Float, xMax: Float, yMax: Float) {
    let (x, y) = (Float(column) * stride, Float(row) * stride)
    return (xMin + x, yMin + y, xMax + x, yMax + y)
  }

  func overlap(_ box: YOLOBox, row: Int, column: Int) -> Float {
    let p = edges(row: row, column: column)
    let across = max(min(box.xMax, p.xMax) - max(box.xMin, p.xMin), 0)
    let down = max(min(box.yMax, p.yMax) - max(box.yMin, p.yMin), 0)
    let intersection = across * down
    let union =
      (box.xMax - box.xMin) * (box.yMax - box.yMin) + (p.xMax - p.xMin) * (p.yMax - p.yMin)
      - intersection
    return intersection / max(union, 1e-6)
  }
}
