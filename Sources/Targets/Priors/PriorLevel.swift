import Boxes

/// One feature map with the shapes of each of its cells.
public struct PriorLevel: Hashable, Sendable {
  /// The map's cells.
  public var grid: FeatureGrid
  /// Where the cells have their centers.
  public var centering: GridCentering
  /// The priors of a cell, in order.
  public var shapes: [PriorShape]
  /// How far into its cell a center lies, in steps: 0.5 in the middle, 0 on the cell's corner.
  public var centerOffset: Double
  /// Pixels of the input that a cell stands for, where other inputs have other grids:
  /// `⌈side / stride⌉` cells. Nothing where the grid belongs to one input.
  public var stride: Double?

  /// Joins a grid, its centers and its shapes.
  public init(
    grid: FeatureGrid, centering: GridCentering, shapes: [PriorShape], centerOffset: Double = 0.5,
    stride: Double? = nil
  ) {
    self.grid = grid
    self.centering = centering
    self.shapes = shapes
    self.centerOffset = centerOffset
    self.stride = stride
  }

  /// A level with `⌈side / stride⌉` cells, whatever the input.
  public init(
    stride: Double, of size: ImageSize, centering: GridCentering, shapes: [PriorShape],
    centerOffset: Double = 0.5
  ) {
    self.init(
      grid: FeatureGrid(size, stride: stride), centering: centering, shapes: shapes,
      centerOffset: centerOffset, stride: stride)
  }

  /// Priors on this level: cells times shapes; `Int.max` where that is beyond counting.
  public var count: Int {
    let cells = grid.rows.multipliedReportingOverflow(by: grid.columns)
    let priors = cells.partialValue.multipliedReportingOverflow(by: shapes.count)
    return cells.overflow || priors.overflow ? .max : priors.partialValue
  }
}
