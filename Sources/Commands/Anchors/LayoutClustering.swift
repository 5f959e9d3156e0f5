import Boxes
import Clustering
import Labels
import Configs
import Reporting
import Targets
import Trainers

/// `anchors cluster --layout`: sizes and ratios for an SSD layout, from data.
struct LayoutClustering {
  /// The layout that gives grids, rule and matcher.
  let preset: TrainerPreset
  private let table: SSDTable

  /// Takes `ssd300`, `ssd512`, a preset's name or a layout file.
  ///
  /// - Throws: for a layout whose cells are not sizes and ratios.
  init(_ name: String) throws {
    preset = try Self.preset(name)
    guard let table = SSDTable(preset.layout) else {
      throw UserFacingError(
        "\(name): its cells are not a size, the mean with the next size, and ratios with their "
          + "inverses, so sizes and ratios can't be fitted. Try ssd300, ssd512 or torchvision-ssd300."
      )
    }
    self.table = table
  }

  private static func preset(_ name: String) throws -> TrainerPreset {
    switch name {
    case "ssd300": try TrainerPresets.named("torchcv-ssd300")
    case "ssd512": try TrainerPresets.named("torchcv-ssd512")
    case _ where name.hasSuffix(".json"): try TrainerChoice.layout(name)
    default: try TrainerPresets.named(name)
    }
  }

  /// The layout's input: sizes are given in its pixels.
  var inputSize: ImageSize { preset.inputSize }

  /// Fits the layout and compares it with its defaults under the real matcher.
  ///
  /// - Parameters:
  ///   - dataset: asked for the comparison; sketches hold no places, so they have none.
  ///   - refinement: how the fit is moved on for the real matcher; nothing leaves it as it is.
  func run(
    on sample: SizeSample, dataset: DatasetInput?, classes: ClassList,
    refinement: RefinementOptions?, jobs: Int?, meter: ProgressMeter
  ) throws -> LayoutReport {
    let description = LayoutDescription(
      inputSize: inputSize,
      levels: table.levels.map {
        LayoutDescription.Level(
          columns: $0.grid.columns, rows: $0.grid.rows, stepX: $0.stepX, stepY: $0.stepY,
          ratioPairs: $0.ratios.count)
      })
    let defaults = LayoutShapes(
      sizes: table.levels.map(\.size) + table.levels.suffix(1).map(\.nextSize),
      ratios: table.levels.map(\.ratios))
    let fit = LayoutFit(layout: description, defaults: defaults)
    var outcome = try fit.run(on: sample, jobs: jobs)
    if let refinement, let dataset {
      let few = dataset.evenly(refinement.objectiveImages)
      let budget = refinement.budget ?? 200
      let refined = meter.watch("scores") { tell in
        var spent = 0
        return LayoutRefinement(budget: budget)
          .run(from: [outcome.best.shapes, defaults]) { shapes in
            spent += 1
            tell(spent, budget)
            return (try? matched(shapes, few, classes).meanTrueOverlap) ?? 0
          }
      }
      outcome = try fit.measured(refined.shapes, on: sample, jobs: jobs)
    }
    var tallies: (fitted: MatchTally, defaults: MatchTally)?
    if let dataset {
      tallies = (
        fitted: try matched(outcome.best.shapes, dataset.stream, classes),
        defaults: try matched(defaults, dataset.stream, classes)
      )
    }
    return LayoutReport(
      name: preset.name, layout: description, outcome: outcome, sample: sample,
      matched: tallies)
  }

  /// The layout with these shapes, as a file for `--layout`.
  func file(_ shapes: LayoutShapes) -> [UInt8] {
    var preset = fitted(shapes)
    preset.name += "-fitted"
    return LayoutFile(preset).write()
  }

  private func fitted(_ shapes: LayoutShapes) -> TrainerPreset {
    var preset = preset
    preset.layout = table.layout(preset.layout, sizes: shapes.sizes, ratios: shapes.ratios)
    return preset
  }

  /// What the trainer's matcher does with these shapes.
  private func matched(
    _ shapes: LayoutShapes, _ stream: LabelStream, _ classes: ClassList
  ) throws -> MatchTally {
    let trainer = try SSDTrainer(fitted(shapes), classes: classes)
    let (_, workers) = stream.forEach(makeWorker: { MatchStatistics() }) {
      statistics, image, bytes, _ -> Never? in
      // Where the size is unknown or the trainer raises, there is nothing to compare.
      if let size = image.size,
        let matches = try? trainer.matches(of: image, bytes: Array(bytes), size: size)
      {
        statistics.add(matches, file: image.path)
      }
      return nil
    }
    return workers.reduce(into: MatchStatistics()) { $0.merge($1) }.overall
  }
}

extension DatasetInput {
  /// A stream over evenly spaced files, at most so many.
  func evenly(_ count: Int) -> LabelStream {
    var stream = stream
    if files.count > count { stream.selection = (0..<count).map { $0 * files.count / count } }
    return stream
  }
}
