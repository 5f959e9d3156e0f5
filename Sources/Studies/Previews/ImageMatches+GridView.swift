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
    let first = toImage.frame(cell.firstCell)
    return try GridView(
      title: "\(stem) · \(trainer)", size: imageSize,
      cell: GridView.Cell(
        level: cell.level, rows: cell.rows, columns: cell.columns, row: cell.row,
        column: cell.column,
        firstCell: first),
      priors: cell.priors.compactMap(toImage.box),
      groundTruths: objects.compactMap { toImage.edges($0.edges).box }, over: picture, style: style)
  }
}
