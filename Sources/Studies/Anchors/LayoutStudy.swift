import Boxes
import Clustering
import Configs
import Labels
import Targets
import Trainers

/// Fits the sizes and ratios of an SSD layout to a dataset.
///
///     let study = try LayoutStudy("ssd300")
///     let fitted = try study.run(on: try SizeSource(["labels/"], scaling: study.scaling))
///     try OutputFile.write(fitted.file, to: "mine.json")
public struct LayoutStudy: Sendable {
  /// Which boxes are looked at.
  public var boxes = BoxSelection()
  /// How images reach the layout's input.
  public var resize = SizeScaling.Resize.stretch
  /// The refinement for the real matcher; nothing leaves the fit as it is. Its goal is always the
  /// overlap that the trainer's own matcher gives.
  public var refinement: RefinementChoices?
  /// The layout that gives grids, rule and matcher.
  private let preset: TrainerPreset
  private let table: SSDTable

  /// Takes `ssd300`, `ssd512`, a preset's name or a layout file.
  ///
  /// - Throws: ``StudyError/noSizesAndRatios(layout:)`` for a layout whose cells are not sizes and
  ///   ratios; what keeps the layout from being read.
  public init(_ name: String) throws {
    preset = try Self.preset(name)
    guard let table = SSDTable(preset.layout) else {
      throw StudyError.noSizesAndRatios(layout: name)
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

  /// How box sizes reach the layout's input; sizes are given in its pixels.
  public var scaling: SizeScaling {
    SizeScaling(normalization: .image, resize: resize, inputSize: preset.inputSize)
  }

  /// Fits the layout and compares it with its defaults under the real matcher.
  public func run(
    on source: SizeSource, progress: some StudyProgress = NoProgress()
  ) throws -> FittedLayout {
    let sample = try boxes.apply(to: source)
    let description = LayoutDescription(
      inputSize: preset.inputSize,
      levels: table.levels.map {
        LayoutDescription.Level(
          columns: $0.grid.columns, rows: $0.grid.rows, stepX: $0.stepX, stepY: $0.stepY,
          ratioPairs: $0.ratios.count)
      })
    let defaults = LayoutShapes(
      sizes: table.levels.map(\.size) + table.levels.suffix(1).map(\.nextSize),
      ratios: table.levels.map(\.ratios))
    let fit = LayoutFit(layout: description, defaults: defaults)
    var outcome = try fit.run(on: sample, jobs: source.jobs)
    if let refinement, let dataset = source.dataset {
      let few = dataset.evenly(refinement.images)
      let budget = refinement.budget ?? 200
      let refined = progress.watch("scores") { tell in
        var spent = 0
        return LayoutRefinement(budget: budget)
          .run(from: [outcome.best.shapes, defaults]) { shapes in
            spent += 1
            tell(spent, budget)
            return (try? matched(shapes, few, source.classes).meanTrueOverlap) ?? 0
          }
      }
      outcome = try fit.measured(refined.shapes, on: sample, jobs: source.jobs)
    }
    var tallies: (fitted: MatchTally, defaults: MatchTally)?
    if let dataset = source.dataset {
      tallies = (
        fitted: try matched(outcome.best.shapes, dataset.stream, source.classes),
        defaults: try matched(defaults, dataset.stream, source.classes)
      )
    }
    return FittedLayout(
      name: preset.name, layout: description, outcome: outcome, sample: sample,
      matched: tallies, classNames: source.classes.names, preset: fitted(outcome.best.shapes))
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
