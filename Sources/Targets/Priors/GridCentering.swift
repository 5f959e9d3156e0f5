/// Where the cells of a grid have their centers: `(cell + offset) * step`, with the level's
/// `centerOffset`, mostly a half.
public enum GridCentering: Hashable, Sendable {
  /// `(cell + offset) * step`, with the step from a table.
  ///
  /// A table's step is not image side / cells: 38 cells of 8 pixels span 304 pixels of an image
  /// of 300.
  ///
  /// - Units: pixels.
  case step(Double)
  /// `(cell + offset) / cells`: the cells divide the image evenly.
  case cells
  /// The image's side divided by the cells and rounded down, per axis: 13 cells of 800 pixels lie 61
  /// pixels apart, not 64.
  case wholeSteps

  /// Pixels between centers along an axis.
  func step(extent: Double, cells: Int) -> Double {
    switch self {
    case .step(let step): step
    case .cells: extent / Double(cells)
    case .wholeSteps: (extent / Double(cells)).rounded(.down)
    }
  }
}
