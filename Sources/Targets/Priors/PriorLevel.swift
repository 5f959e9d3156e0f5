/// One feature map with the shapes of each of its cells.
public struct PriorLevel: Hashable, Sendable {
  /// The map's cells.
  public var grid: FeatureGrid
  /// Where the cells have their centers.
  public var centering: GridCentering
  /// The priors of a cell, in order.
  public var shapes: [PriorShape]

  /// Joins a grid, its centers and its shapes.
  public init(grid: FeatureGrid, centering: GridCentering, shapes: [PriorShape]) {
    self.grid = grid
    self.centering = centering
    self.shapes = shapes
  }

  /// Priors on this level: cells times shapes; `Int.max` where that is beyond counting.
  public var count: Int {
    let cells = grid.rows.multipliedReportingOverflow(by: grid.columns)
    let priors = cells.partialValue.multipliedReportingOverflow(by: shapes.count)
    return cells.overflow || priors.overflow ? .max : priors.partialValue
  }
}
