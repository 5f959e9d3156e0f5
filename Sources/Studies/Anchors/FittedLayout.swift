import Boxes
import Clustering
import Configs
import Targets
import Trainers

/// An SSD layout that was fitted to data, beside the defaults it started from.
public struct FittedLayout: Sendable {
  /// The preset or file that gave grids, rule and matcher.
  public let name: String
  /// Grids and steps.
  public let layout: LayoutDescription
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

  /// The layout as emitters take it. Sizes and ratios have three digits, as tables are written.
  public var values: SSDLayoutValues {
    let shapes = outcome.best.shapes
    return SSDLayoutValues(
      levels: layout.levels.indices.map { index in
        SSDLevelValues(
          columns: layout.levels[index].columns, rows: layout.levels[index].rows,
          step: layout.levels[index].stepX, minSize: shapes.sizes[index],
          nextSize: shapes.sizes[index + 1], ratios: shapes.listedRatios(level: index))
      })
  }

  /// The layout as a file that all commands read.
  public var file: [UInt8] {
    var preset = preset
    preset.name += "-fitted"
    return LayoutFile(preset).write()
  }
}
