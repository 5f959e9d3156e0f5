/// Where the cells of a grid have their centers. A cell's center is half a cell from its edge.
public enum GridCentering: Hashable, Sendable {
  /// `(cell + 0.5) * step`, with the step from a table.
  ///
  /// A table's step is not image side / cells: 38 cells of 8 pixels span 304 pixels of an image
  /// of 300.
  ///
  /// - Units: pixels.
  case step(Double)
  /// `(cell + 0.5) / cells`: the cells divide the image evenly.
  case cells
}
