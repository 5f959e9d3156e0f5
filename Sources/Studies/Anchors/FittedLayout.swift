import Boxes
import Clustering
import Configs
import Targets
import Trainers

/// An SSD layout that was fitted to data, beside the defaults it started from.
public struct FittedLayout: Sendable {
  /// The preset or file that gave grids, rule and matcher.
  public let name: String
  /// What was found, and the defaults.
  public let outcome: LayoutFit.Outcome
  /// The boxes.
  public let sample: SizeSample
  /// Under the real matcher: the fitted layout, then the defaults. None for sketches, which hold no
  /// places.
  public let matched: (fitted: MatchTally, defaults: MatchTally)?
  /// The dataset's classes in index order.
  public let classNames: [String]
  /// The preset with the fitted shapes.
  let preset: TrainerPreset

  /// The layout that was found, as emitters take it.
  public var table: LevelTable { outcome.best.table }

  /// The layout as a file that all commands read.
  public var file: [UInt8] {
    var preset = preset
    preset.name += "-fitted"
    return LayoutFile(preset).write()
  }
}
