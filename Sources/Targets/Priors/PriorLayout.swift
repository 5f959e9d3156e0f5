import Boxes

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

  /// Priors on this level: cells times shapes.
  public var count: Int { grid.rows * grid.columns * shapes.count }
}

/// Which way the cells of a level run.
public enum CellOrder: Hashable, Sendable {
  /// Row by row: index `(row * columns + column) * shapes + shape`.
  case rows
  /// Column by column: index `(column * rows + row) * shapes + shape`.
  case columns
}

/// Everything that decides a trainer's priors: levels, shapes, order, clipping, unit, rounding.
///
/// - Shape: priors run by level, then cell (`cellOrder`), then shape.
public struct PriorLayout: Hashable, Sendable {
  /// A name for messages.
  public var name: String
  /// The network's input.
  public var imageSize: ImageSize
  /// The feature maps, fine to coarse.
  public var levels: [PriorLevel]
  /// Which way the cells run.
  public var cellOrder = CellOrder.rows
  /// What is clipped of the priors themselves.
  public var clipping = PriorClipping.none
  /// Whether corners are clipped to the image where overlap is measured, and only there.
  public var clipsForOverlap = false
  /// The unit of the shapes' numbers.
  public var shapeUnit = PriorUnit.pixel
  /// The unit of the priors as the trainer lists them: `.pixel` or `.unit`.
  public var unit = PriorUnit.pixel
  /// Precision and operation order.
  public var arithmetic = PriorArithmetic.doublesRounded
  /// Where offsets are measured from.
  public var frame = CodingFrame.asListed

  /// Starts a layout in pixels, row by row, without clipping.
  public init(name: String, imageSize: ImageSize, levels: [PriorLevel]) {
    self.name = name
    self.imageSize = imageSize
    self.levels = levels
  }

  /// The number of priors.
  public var count: Int { levels.reduce(0) { $0 + $1.count } }
}

extension PriorLayout {
  /// Levels from the tables that SSD trainers write: one row an entry, fine to coarse.
  ///
  /// - Parameters:
  ///   - cells: cells each way, per level; maps are square.
  ///   - steps: pixels between centers, per level; without them the cells divide the image.
  ///   - sizes: one more than there are levels: a level's size and the next one's.
  ///   - ratios: width over height of the priors that are not square, per level.
  ///   - order: the order in the cell.
  public static func levels(
    cells: [Int], steps: [Double]?, sizes: [Double], ratios: [[Double]],
    order: PriorShapeOrder = .squareMeanRatios
  ) -> [PriorLevel] {
    precondition(
      sizes.count == cells.count + 1 && ratios.count == cells.count
        && (steps?.count ?? cells.count) == cells.count,
      "a layout has a step and ratios for each level, and one size more")
    return cells.indices.map { k in
      PriorLevel(
        grid: FeatureGrid(square: cells[k]),
        centering: steps.map { .step($0[k]) } ?? .cells,
        shapes: order.shapes(size: sizes[k], next: sizes[k + 1], ratios: ratios[k]))
    }
  }

  /// Each ratio followed by its inverse: `[2, 3]` becomes `[2, 1/2, 3, 1/3]`.
  public static func withInverses(_ ratios: [Double]) -> [Double] {
    ratios.flatMap { [$0, 1 / $0] }
  }
}
