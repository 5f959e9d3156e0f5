import Boxes

/// The rule by which a layout of levels makes prior shapes, without the shapes themselves.
///
/// With `s` the size of a level and `t` that of the next, a level has the shapes `s × s`,
/// `√(s·t) × √(s·t)`, and for each of its ratios `r` the shape `s·√r × s/√r`.
public struct LayoutDescription: Hashable, Sendable {
  /// One level.
  public struct Level: Hashable, Sendable {
    /// Columns of cells.
    public let columns: Int
    /// Rows of cells.
    public let rows: Int
    /// Pixels of the network's input between two centers, across.
    public let stepX: Double
    /// Pixels between two centers, down.
    public let stepY: Double
    /// Ratios besides 1; each comes with its inverse, so `2` means 2, 1/2, 3, 1/3 and six shapes.
    public let ratioPairs: Int

    /// Describes a level.
    public init(columns: Int, rows: Int, stepX: Double, stepY: Double, ratioPairs: Int) {
      self.columns = columns
      self.rows = rows
      self.stepX = stepX
      self.stepY = stepY
      self.ratioPairs = ratioPairs
    }

    /// Shapes at each center.
    public var shapeCount: Int { 2 + 2 * ratioPairs }
  }

  /// The size of the network's input.
  public let inputSize: ImageSize
  /// The levels, finest first.
  public let levels: [Level]

  /// Describes a layout.
  public init(inputSize: ImageSize, levels: [Level]) {
    self.inputSize = inputSize
    self.levels = levels
  }

  /// Priors of an image.
  public var priorCount: Int {
    levels.reduce(0) { $0 + $1.columns * $1.rows * $1.shapeCount }
  }

  func check() throws(ClusteringError) {
    guard !levels.isEmpty else { throw .layout(.noLevels) }
    for (index, level) in levels.enumerated() {
      let isSound =
        level.columns > 0 && level.rows > 0 && level.stepX > 0 && level.stepX.isFinite
        && level.stepY > 0 && level.stepY.isFinite && level.ratioPairs >= 0
      guard isSound else { throw .layout(.level(index)) }
    }
  }
}

/// The numbers that make a ``LayoutDescription`` a layout.
public struct LayoutShapes: Hashable, Sendable {
  /// One size a level and one behind the last, ascending, in pixels of the network's input.
  public let sizes: [Double]
  /// Ratios of each level above 1, as width over height; each stands for itself and its inverse.
  public let ratios: [[Double]]

  /// Joins sizes and ratios.
  public init(sizes: [Double], ratios: [[Double]]) {
    self.sizes = sizes
    self.ratios = ratios
  }

  /// The ratios of a level as SSD trainers list them: `2, 1/2, 3, 1/3`.
  public func listedRatios(level: Int) -> [Double] { ratios[level].flatMap { [$0, 1 / $0] } }

  /// The shapes of a level in the order of SSD trainers, in pixels of the network's input.
  func shapes(level: Int) -> [AxisPair] {
    let size = sizes[level]
    let mean = (size * sizes[level + 1]).squareRoot()
    return [AxisPair(x: size, y: size), AxisPair(x: mean, y: mean)]
      + listedRatios(level: level).map {
        AxisPair(x: size * $0.squareRoot(), y: size / $0.squareRoot())
      }
  }

  func fits(_ layout: LayoutDescription) -> Bool {
    let isAscending = zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 }
    return sizes.count == layout.levels.count + 1 && ratios.count == layout.levels.count
      && isAscending && (sizes.first ?? 0) > 0 && sizes.allSatisfy(\.isFinite)
      && zip(ratios, layout.levels).allSatisfy { ratios, level in
        ratios.count == level.ratioPairs && ratios.allSatisfy { $0 >= 1 && $0.isFinite }
      }
  }
}
