import Boxes
import Clustering
import Configs
import Targets

/// An SSD layout that was fitted to data, beside the defaults it was to beat.
public struct FittedLayout: Sendable {
  /// The preset or file that gave grids, rule and matcher.
  public let name: String
  /// What was found, and how it and the defaults fare under the trainer's matcher.
  public let outcome: LayoutFit.Outcome
  /// Which levels could go, and whether one is missing.
  public let advice: LayoutAdvice
  /// What the layout had to keep to.
  public let limits: LayoutLimits
  /// The boxes.
  public let sample: SizeSample
  /// Whether objects were matched where labels have them; sketches hold no places, so objects of
  /// their sizes were spread over the input.
  public let hasPlaces: Bool
  /// A size that half of the images do not exceed, on each side.
  public let commonImage: ImageSize?
  /// The names of the readers whose objects were matched; none where labels are read plainly.
  public let readers: [String]
  /// The dataset's classes in index order.
  public let classNames: [String]

  /// The layout that was found, as emitters take it.
  public var table: LevelTable { outcome.table }

  /// The layout as a file that all commands read.
  public var file: [UInt8] {
    var preset = outcome.preset
    preset.name += "-fitted"
    return LayoutFile(preset).write()
  }

  /// The share of objects that each level is best for, of all objects.
  public var sharesOfLevels: [Double] {
    outcome.tally.matchedByLevel.map { Double($0) / Double(max(1, outcome.tally.objects)) }
  }

  /// Positives for each one that the defaults have.
  public var positivesFactor: Double {
    Double(outcome.tally.positives) / Double(max(1, outcome.defaults.positives))
  }

  /// Priors of the levels that could go.
  public var idlePriors: Int {
    advice.idle.reduce(0) { sum, place in
      let level = table.levels[place]
      return sum + level.columns * level.rows * level.priorsPerCell
    }
  }

  /// The levels that images of the common size would need at their own size: up to the first that
  /// ends in one cell. Nothing unless they are clearly smaller than the input.
  public var levelsOfCommonImage: Int? {
    guard let commonImage, let last = table.levels.last else { return nil }
    let (width, height) = (Double(commonImage.width), Double(commonImage.height))
    guard width <= Self.smallShare * Double(table.inputSize.width),
      height <= Self.smallShare * Double(table.inputSize.height),
      last.columns == 1 || last.rows == 1
    else { return nil }
    let needed = table.levels.prefix { $0.stepX < width || $0.stepY < height }.count + 1
    return needed < table.levels.count ? needed : nil
  }

  /// The share of the input's side from which an image is no longer small.
  private static let smallShare = 0.75
}
