import Boxes
import Images
import Rendering
import Trainers

extension ImageMatches {
  /// One cell's priors over the image, with its objects, in the image's own pixels.
  ///
  /// - Parameter picture: the image; without one, a blank of its size.
  func gridView(
    of cell: PriorCell, trainer: String, over picture: PixelBuffer?, style: MatchStyle
  ) throws(RenderingError) -> GridView {
    let scale = PixelScale(self)
    return try GridView(
      title: "\(stem) · \(trainer)", size: imageSize,
      cell: GridView.Cell(
        level: cell.level, rows: cell.rows, columns: cell.columns, row: cell.row,
        column: cell.column,
        firstCenter: Point(x: cell.firstCenter.x * scale.x, y: cell.firstCenter.y * scale.y),
        stride: Point(x: cell.stride.x * scale.x, y: cell.stride.y * scale.y)),
      priors: cell.priors.compactMap(scale.box),
      groundTruths: objects.compactMap { scale.box($0.edges) }, over: picture, style: style)
  }
}
