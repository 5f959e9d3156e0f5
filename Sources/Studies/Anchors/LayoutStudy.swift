import Boxes
import Clustering
import Configs
import Labels
import Parallel
import Targets
import Trainers

/// Fits the sizes and ratios of an SSD layout to a dataset.
///
///     let study = try LayoutStudy("ssd300")
///     let fitted = try study.run(on: try SizeSource(["labels/"], for: study))
///     try OutputFile.write(fitted.file, to: "mine.json")
public struct LayoutStudy: SizeStudy {
  /// Which boxes are looked at.
  public var boxes = BoxSelection()
  /// How images reach the layout's input.
  public var resize = SizeScaling.Resize.stretch
  /// The refinement for the real matcher; nothing leaves the fit as it is. Its goal is always the
  /// overlap that the trainer's own matcher gives.
  public var refinement: RefinementChoices?
  /// The layout that gives grids, rule and matcher.
  private let preset: TrainerPreset
  private let defaults: LevelTable

  /// Takes `ssd300`, `ssd512`, a preset's name or a layout file.
  ///
  /// - Throws: ``StudyError/noSizesAndRatios(layout:)`` for a layout whose cells are not sizes and
  ///   ratios; what keeps the layout from being read.
  public init(_ name: String) throws {
    preset = try Self.preset(name)
    guard let defaults = preset.layout.levelTable else {
      throw StudyError.noSizesAndRatios(layout: name)
    }
    self.defaults = defaults
  }

  private static func preset(_ name: String) throws -> TrainerPreset {
    name.hasSuffix(".json") ? try TrainerChoice.layout(name) : try TrainerPresets.ofLayout(name)
  }

  /// The input that the layout is for; its grids are of this size and no other.
  public var inputSize: ImageSize { preset.inputSize }

  /// How box sizes reach the layout's input; sizes are given in its pixels.
  public var scaling: SizeScaling {
    SizeScaling(normalization: .image, resize: resize, inputSize: preset.inputSize)
  }

  /// Yes: the trainer's matcher is asked about them.
  public var wantsPlaces: Bool { true }

  /// Fits the layout and compares it with its defaults under the real matcher.
  public func run(
    on source: SizeSource, progress: some StudyProgress = NoProgress()
  ) throws -> FittedLayout {
    let sample = try boxes.apply(to: source)
    let fit = LayoutFit(defaults)
    var outcome = try fit.run(on: sample, jobs: source.jobs)
    let bench = try source.places().map {
      LayoutBench(dataset: $0.dataset, places: $0.places, classes: source.classes)
    }
    if let refinement, let bench {
      let few = bench.images(of: refinement.images)
      let budget = refinement.budget ?? 200
      let refined = progress.watch("scores") { tell in
        var spent = 0
        return LayoutRefinement(budget: budget)
          .run(from: outcome.best.table, or: [defaults]) { table in
            spent += 1
            tell(spent, budget)
            return (try? bench.matched(few, under: fitted(table)).meanTrueOverlap) ?? 0
          }
      }
      outcome = try fit.measured(refined.table, on: sample, jobs: source.jobs)
    }
    let tallies = try bench.map { bench in
      (
        fitted: try bench.matchedAll(under: fitted(outcome.best.table)),
        defaults: try bench.matchedAll(under: fitted(defaults))
      )
    }
    return FittedLayout(
      name: preset.name, outcome: outcome, sample: sample,
      matched: tallies, classNames: source.classes.names, preset: fitted(outcome.best.table))
  }

  /// The preset with other numbers in the same table.
  private func fitted(_ table: LevelTable) -> TrainerPreset {
    var preset = preset
    preset.layout = preset.layout.with(table) ?? preset.layout
    return preset
  }
}

/// Objects that a trainer's matcher is asked about under one layout after the other.
private struct LayoutBench: Sendable {
  let dataset: Dataset
  let places: KeptLabels
  let classes: ClassList

  /// Images that one thread matches at a time.
  private static let chunkLength = 64

  /// The images of evenly spaced files, at most so many.
  func images(of limit: Int) -> [LabeledImage] {
    let selection = EvenSelection(limit: limit, total: dataset.files.count)
    return (0..<places.count).filter { selection.contains(places.file($0)) }.map(image)
  }

  /// What a trainer's matcher does with some images.
  func matched(
    _ images: [LabeledImage], under preset: TrainerPreset
  ) throws(TrainerError) -> MatchTally {
    try matched(images.count, under: preset) { images[$0] }
  }

  /// What a trainer's matcher does with all images.
  func matchedAll(under preset: TrainerPreset) throws(TrainerError) -> MatchTally {
    try matched(places.count, under: preset, image)
  }

  private func image(_ place: Int) -> LabeledImage { places.image(place, of: dataset, classes) }

  private func matched(
    _ count: Int, under preset: TrainerPreset, _ image: @Sendable (Int) -> LabeledImage
  ) throws(TrainerError) -> MatchTally {
    let trainer = try SSDTrainer(preset, classes: classes)
    let chunks = (count + Self.chunkLength - 1) / Self.chunkLength
    let jobs = dataset.jobs ?? WorkerThreads.processorCount
    let parts = ParallelWork.map(count: chunks, jobs: jobs) { chunk in
      var statistics = MatchStatistics()
      let start = chunk * Self.chunkLength
      for place in start..<min(start + Self.chunkLength, count) {
        let image = image(place)
        // Where the size is unknown or the trainer raises, there is nothing to compare.
        if let size = image.size,
          let matches = try? trainer.matches(of: image, bytes: RawSpan(), size: size)
        {
          statistics.add(matches, file: image.path)
        }
      }
      return statistics
    }
    return parts.reduce(into: MatchStatistics()) { $0.merge($1) }.overall
  }
}
