/// The numbers that SSD trainers keep in their tables: per level a grid, a step, a size, the next
/// size, and ratios.
///
/// The priors of a cell are a square of `size`, a square of `√(size · nextSize)`, and for each ratio
/// `r` a box of `size · √r` by `size / √r`, in this order.
///
/// - Units: pixels of the network's input.
public struct LevelTable: Hashable, Sendable {
  /// One row: a feature map.
  public struct Level: Hashable, Sendable {
    /// Cells across.
    public var columns: Int
    /// Cells down.
    public var rows: Int
    /// Pixels between two centers, across; the first lies at half a step.
    public var stepX: Double
    /// Pixels between two centers, down.
    public var stepY: Double
    /// Side of the small square.
    public var size: Double
    /// The size that the larger square is the geometric mean with: the next level's, as a rule.
    public var nextSize: Double
    /// Width over height of the priors that are not square, inverses listed: `[2, 0.5]`.
    public var ratios: [Double]

    /// Joins the numbers of a row.
    public init(
      columns: Int, rows: Int, stepX: Double, stepY: Double, size: Double, nextSize: Double,
      ratios: [Double]
    ) {
      self.columns = columns
      self.rows = rows
      self.stepX = stepX
      self.stepY = stepY
      self.size = size
      self.nextSize = nextSize
      self.ratios = ratios
    }

    /// Priors in a cell.
    public var priorsPerCell: Int { 2 + ratios.count }

    /// Pixels between two centers, of both axes the geometric mean.
    public var meanStep: Double { (stepX * stepY).squareRoot() }

    /// The size in steps.
    public var sizeInSteps: Double { size / meanStep }

    /// The ratios without their inverses: of each pair the wider one.
    ///
    /// - Throws: ``UnpairedRatio`` for a ratio whose inverse is not listed.
    public var pairs: [Double] {
      get throws(UnpairedRatio) {
        var rest = ratios
        var kept: [Double] = []
        while let ratio = rest.first {
          rest.removeFirst()
          guard let place = rest.firstIndex(where: { abs($0 * ratio - 1) < 1e-6 }) else {
            throw UnpairedRatio(ratio: ratio)
          }
          kept.append(max(ratio, rest.remove(at: place)))
        }
        return kept
      }
    }
  }

  /// A ratio that stands in a row without its inverse.
  public struct UnpairedRatio: Error, Hashable {
    /// Width over height.
    public let ratio: Double
  }

  /// The network's input.
  public var inputSize: ImageSize
  /// The rows, fine to coarse.
  public var levels: [Level]

  /// Joins rows, fine to coarse.
  public init(inputSize: ImageSize, levels: [Level]) {
    self.inputSize = inputSize
    self.levels = levels
  }

  /// Priors of an image.
  public var priorCount: Int {
    levels.reduce(0) { $0 + $1.columns * $1.rows * $1.priorsPerCell }
  }

  /// Each level's size, and the last one's next: all sizes of a table whose levels are chained.
  public var sizes: [Double] { levels.map(\.size) + levels.suffix(1).map(\.nextSize) }

  /// The same grids with other numbers, each level chained to the next.
  ///
  /// - Parameters:
  ///   - sizes: one for each level, and one more.
  ///   - pairs: as many as there are levels: the ratios above 1 of each; each is listed with its
  ///     inverse.
  public func with(sizes: [Double], pairs: [[Double]]) -> LevelTable {
    var table = self
    for index in levels.indices {
      table.levels[index].size = sizes[index]
      table.levels[index].nextSize = sizes[index + 1]
      table.levels[index].ratios = Self.withInverses(pairs[index])
    }
    return table
  }

  /// Each ratio followed by its inverse, as SSD trainers list them: `[2, 3]` becomes
  /// `[2, 1/2, 3, 1/3]`.
  public static func withInverses(_ pairs: [Double]) -> [Double] { pairs.flatMap { [$0, 1 / $0] } }
}
