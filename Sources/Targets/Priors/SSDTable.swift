import Boxes

/// The numbers that an SSD trainer keeps in its tables: per level a size, the next size, and ratios
/// that each go with their inverse. Read from a layout, or put into one.
///
/// - Units: pixels of the network's input.
public struct SSDTable: Hashable, Sendable {
  /// One row.
  public struct Level: Hashable, Sendable {
    /// Cells of the level.
    public var grid: FeatureGrid
    /// Pixels between centers, across.
    public var stepX: Double
    /// Pixels between centers, down.
    public var stepY: Double
    /// Side of the small square.
    public var size: Double
    /// The size that the larger square is the geometric mean with.
    public var nextSize: Double
    /// Ratios above 1, as width over height; each stands for itself and its inverse.
    public var ratios: [Double]

    init(
      grid: FeatureGrid, stepX: Double, stepY: Double, size: Double, nextSize: Double,
      ratios: [Double]
    ) {
      self.grid = grid
      self.stepX = stepX
      self.stepY = stepY
      self.size = size
      self.nextSize = nextSize
      self.ratios = ratios
    }
  }

  /// The network's input.
  public let inputSize: ImageSize
  /// The rows, fine to coarse.
  public private(set) var levels: [Level]
  /// Whether the trainer's own tables are shares of the input's side.
  private let isUnit: Bool

  /// The table behind a layout; nothing when its cells hold something else than a square, the mean
  /// square, and ratios with their inverses at the first size.
  public init?(_ layout: PriorLayout) {
    let size = layout.imageSize
    switch layout.shapeUnit {
    case .pixel: isUnit = false
    case .unit where size.width == size.height: isUnit = true
    default: return nil
    }
    inputSize = size
    levels = []
    let scale = isUnit ? Double(size.width) : 1
    for level in layout.levels {
      guard let row = Self.level(level, scale: scale, inputSize: size) else { return nil }
      levels.append(row)
    }
    guard !levels.isEmpty else { return nil }
  }

  private static func level(
    _ level: PriorLevel, scale: Double, inputSize: ImageSize
  ) -> Level? {
    var scales: [(side: Double, ratio: Double)] = []
    for shape in level.shapes {
      guard case .scale(let side, let ratio) = shape else { return nil }
      scales.append((side, ratio))
    }
    guard scales.count >= 2, scales.count.isMultiple(of: 2), scales[0].ratio == 1,
      scales[1].ratio == 1, scales[0].side > 0, scales[1].side > scales[0].side
    else { return nil }
    var ratios: [Double] = []
    for place in stride(from: 2, to: scales.count, by: 2) {
      let (first, second) = (scales[place], scales[place + 1])
      guard first.side == scales[0].side, second.side == scales[0].side, first.ratio > 1,
        abs(first.ratio * second.ratio - 1) < 1e-6
      else { return nil }
      ratios.append(first.ratio)
    }
    let side = scales[0].side * scale
    let mean = scales[1].side * scale
    let step: (Double, Double) =
      switch level.centering {
      case .step(let step): (step, step)
      case .cells:
        (
          Double(inputSize.width) / Double(level.grid.columns),
          Double(inputSize.height) / Double(level.grid.rows)
        )
      }
    return Level(
      grid: level.grid, stepX: step.0, stepY: step.1, size: side, nextSize: mean * mean / side,
      ratios: ratios)
  }

  /// The layout with other sizes and ratios: one size more than there are levels.
  public func layout(
    _ base: PriorLayout, sizes: [Double], ratios: [[Double]]
  ) -> PriorLayout {
    precondition(
      sizes.count == levels.count + 1 && ratios.count == levels.count,
      "a table has ratios for each level, and one size more")
    let scale = isUnit ? 1 / Double(inputSize.width) : 1
    var layout = base
    for index in levels.indices {
      layout.levels[index].shapes = PriorShapeOrder.squareMeanRatios.shapes(
        size: sizes[index] * scale, next: sizes[index + 1] * scale,
        ratios: PriorLayout.withInverses(ratios[index]))
    }
    return layout
  }
}
