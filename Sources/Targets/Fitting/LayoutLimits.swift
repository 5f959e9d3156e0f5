import Boxes

/// What a layout may look like so that a detector can be trained with it.
///
/// The numbers are those of the layouts that trainers ship (SSD300 and SSD512, for VOC and for COCO),
/// widened to what the defaults at hand have themselves:
///
/// - a level's size is 0.87 to 4.8 steps: smaller squares leave gaps between their centers, larger
///   ones make many cells positive for one object;
/// - no side is longer than 13.5 steps, the theoretical receptive field of the tightest level: VGG's
///   conv4_3 sees 92 pixels, the predictor's 3×3 cells of 8 make it 108;
/// - sizes rise by a seventh at least from level to level, and end a sixteenth above the input's side;
/// - ratios lie between 1.2, below which a prior repeats the square, and 6, twice the largest that is
///   shipped; those of a level differ by a seventh.
public struct LayoutLimits: Hashable, Sendable {
  /// A level's size in steps.
  public private(set) var steps = 0.87...4.8
  /// The longest side of a prior in steps.
  public private(set) var longestSide = 13.5
  /// Ratios, the wider of each pair.
  public private(set) var ratios = 1.2...6.0
  /// The least factor between two sizes, and between two ratios of a level.
  public private(set) var leastGrowth = 1.14
  /// The largest size in sides of the input.
  public private(set) var largestSize = 1.0625

  /// The limits for a layout's grids; its own numbers are always within.
  public init(_ defaults: LevelTable) {
    let side = Self.side(defaults)
    for level in defaults.levels {
      let step = level.meanStep
      let size = level.sizeInSteps
      steps = min(steps.lowerBound, size)...max(steps.upperBound, size)
      longestSide = max(longestSide, Self.longestSide(level) / step)
      let pairs = (try? level.pairs) ?? []
      for ratio in pairs {
        ratios = min(ratios.lowerBound, ratio)...max(ratios.upperBound, ratio)
      }
      for (one, next) in Self.neighbors(pairs) { leastGrowth = min(leastGrowth, next / one) }
      leastGrowth = min(leastGrowth, level.nextSize / level.size)
      largestSize = max(largestSize, level.nextSize / side)
    }
  }

  /// The sizes that a level may have.
  public func sizes(of level: LevelTable.Level) -> ClosedRange<Double> {
    let step = level.meanStep
    return steps.lowerBound * step...steps.upperBound * step
  }

  /// Whether a table keeps to the limits.
  public func allow(_ table: LevelTable) -> Bool {
    let margin = 1 + 1e-9
    let side = Self.side(table) * largestSize * margin
    return table.levels.allSatisfy { level in
      let step = level.meanStep
      let size = level.sizeInSteps
      guard size * margin >= steps.lowerBound, size <= steps.upperBound * margin,
        level.nextSize * margin >= level.size * leastGrowth, level.nextSize <= side,
        Self.longestSide(level) <= longestSide * step * margin, let pairs = try? level.pairs
      else { return false }
      return pairs.allSatisfy {
        $0 * margin >= ratios.lowerBound && $0 <= ratios.upperBound * margin
      }
        && Self.neighbors(pairs).allSatisfy { $0.1 * margin >= $0.0 * leastGrowth }
    }
  }

  private static func side(_ table: LevelTable) -> Double {
    (Double(table.inputSize.width) * Double(table.inputSize.height)).squareRoot()
  }

  private static func longestSide(_ level: LevelTable.Level) -> Double {
    max(
      (level.size * level.nextSize).squareRoot(),
      level.size * (level.ratios.max() ?? 1).squareRoot())
  }

  /// Each ratio with the next larger one.
  private static func neighbors(_ pairs: [Double]) -> [(Double, Double)] {
    let sorted = pairs.sorted()
    return Array(zip(sorted, sorted.dropFirst()))
  }
}
