import Boxes

/// An SSD layout as plain values: what trainers keep in their tables.
///
/// The priors of a cell are a square of `minSize`, a square of `sqrt(minSize * nextSize)`, and for
/// each ratio `r` a box of `minSize * sqrt(r)` by `minSize / sqrt(r)`.
public struct SSDLayoutValues: Hashable, Sendable {
  /// The feature maps, fine to coarse.
  public var levels: [SSDLevelValues]

  /// Takes levels, fine to coarse.
  public init(levels: [SSDLevelValues]) {
    self.levels = levels
  }
}

/// One feature map of an SSD layout.
public struct SSDLevelValues: Hashable, Sendable {
  /// Cells across.
  public var columns: Int
  /// Cells down.
  public var rows: Int
  /// Pixels between centers; the first lies at half a step.
  public var step: Double
  /// Side of the small square, in pixels of the network's input.
  public var minSize: Double
  /// The next level's side, which the larger square is the geometric mean with.
  public var nextSize: Double
  /// Width over height of the priors that are not square, inverses listed: `[2, 0.5]`.
  public var ratios: [Double]

  /// Joins the values of a level.
  public init(
    columns: Int, rows: Int, step: Double, minSize: Double, nextSize: Double, ratios: [Double]
  ) {
    self.columns = columns
    self.rows = rows
    self.step = step
    self.minSize = minSize
    self.nextSize = nextSize
    self.ratios = ratios
  }

  /// Priors in a cell.
  public var priorsPerCell: Int { 2 + ratios.count }
}

extension SSDLayoutValues {
  /// One list of sizes, a level's and the next one's sharing an entry, and the last next one.
  func chainedSizes(for target: String) throws(EmitError) -> [Double] {
    for index in levels.indices.dropLast()
    where levels[index].nextSize != levels[index + 1].minSize {
      throw .sizesNotChained(
        target: target, level: index, nextSize: levels[index].nextSize,
        following: levels[index + 1].minSize)
    }
    return levels.map(\.minSize) + levels.suffix(1).map(\.nextSize)
  }

  /// The ratios of each level without the inverses that the target adds itself.
  func ratiosWithoutInverses(for target: String) throws(EmitError) -> [[Double]] {
    var lists: [[Double]] = []
    for (index, level) in levels.enumerated() {
      var rest = level.ratios
      var kept: [Double] = []
      while let ratio = rest.first {
        rest.removeFirst()
        guard let place = rest.firstIndex(where: { abs($0 * ratio - 1) < 1e-6 }) else {
          throw .inverseMissing(target: target, level: index, ratio: ratio)
        }
        // The wider of the two: 3 is written, 0.3333333333333333 follows from it.
        kept.append(max(ratio, rest.remove(at: place)))
      }
      lists.append(kept)
    }
    return lists
  }

  /// Refuses maps that are not square, for targets that know only one side.
  func requireSquareGrids(for target: String) throws(EmitError) {
    for (index, level) in levels.enumerated() where level.columns != level.rows {
      throw .gridNotSquare(target: target, level: index, columns: level.columns, rows: level.rows)
    }
  }

  /// The first value that no trainer could use, in words.
  var fault: (level: Int, reason: String)? {
    guard !levels.isEmpty else { return (0, "there is no level") }
    for (index, level) in levels.enumerated() {
      let lengths = [level.step, level.minSize, level.nextSize] + level.ratios
      if level.columns < 1 || level.rows < 1 { return (index, "the grid has no cell") }
      if !lengths.allSatisfy({ $0 > 0 && $0.isFinite }) {
        return (index, "step, sizes and ratios must be finite and greater than zero")
      }
      if level.ratios.contains(where: { abs($0 - 1) < 1e-6 }) {
        return (index, "a ratio of 1 is listed; the squares are implied")
      }
    }
    return nil
  }
}
