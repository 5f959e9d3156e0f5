import Boxes
import Clustering
import Configs
import Labels
import Targets
import Trainers

/// Fits the sizes and ratios of an SSD layout to a dataset, by the trainer's own matcher.
///
///     let study = try LayoutStudy("ssd300")
///     let fitted = try study.run(on: try SizeSource(["labels/"], for: study))
///     try OutputFile.write(fitted.file, to: "mine.json")
///
/// Layouts are looked at on a part of the objects first, then on all, and the best is held against
/// the trainer's own numbers by its own matcher: where it does not beat them, they come back.
public struct LayoutStudy: SizeStudy {
  /// Which boxes are looked at.
  public var boxes = BoxSelection()
  /// How images reach the layout's input.
  public var resize = SizeScaling.Resize.stretch
  /// More looks than usual; its goal is always what the trainer's own matcher gives.
  public var refinement: RefinementChoices?
  /// The layout that gives grids, rule and matcher.
  private let fit: LayoutFit

  /// Layouts that are looked at on many objects, as a rule and when more is asked for.
  private static let (usualLooks, refinedLooks) = (150, 300)
  /// Layouts that are looked at on all objects where the others saw fewer.
  private static let lastLooks = 40
  /// Looks on few objects for each on many: they cost a tenth.
  private static let earlyLooks = 3
  /// Objects that the first looks see, and the later ones, at most; the last sees all.
  private static let (fewObjects, manyObjects) = (2_000, 20_000)

  /// Takes `ssd300`, `ssd512`, a preset's name or a layout file.
  ///
  /// - Throws: ``StudyError/noSizesAndRatios(layout:)`` for a layout whose cells are not sizes and
  ///   ratios; what keeps the layout from being read.
  public init(_ name: String) throws {
    var preset =
      name.hasSuffix(".json") ? try TrainerChoice.layout(name) : try TrainerPresets.ofLayout(name)
    // Images with inputs of their own are gathered in one that has room for all.
    if case .shorterSide(let sides) = preset.fit, let input = sides.largestInput {
      preset = try preset.resized(to: input)
    }
    guard let fit = LayoutFit(preset) else { throw StudyError.noSizesAndRatios(layout: name) }
    self.fit = fit
  }

  /// The input that the layout is for; its grids are of this size and no other.
  public var inputSize: ImageSize { fit.preset.inputSize }

  /// How box sizes reach the layout's input; sizes are given in its pixels.
  public var scaling: SizeScaling {
    switch fit.preset.fit {
    case .stretch: SizeScaling(normalization: .image, resize: resize, inputSize: inputSize)
    case let fit: SizeScaling(fit, inputSize: inputSize)
    }
  }

  /// Fits the layout and compares it with its defaults under the real matcher.
  public func run(
    on source: SizeSource, progress: some StudyProgress = NoProgress()
  ) throws -> FittedLayout {
    let sample = try boxes.apply(to: source)
    guard sample.count > 0 else { throw ClusteringError.noBoxes(leftOut: sample.leftOut) }
    let gathered = try LayoutGathering(fit.preset, resize, boxes).objects(of: source, sample)
    guard gathered.objects.count > 0 else {
      throw ClusteringError.noBoxes(leftOut: sample.leftOut)
    }
    let jobs = source.jobs
    let all = LayoutBench(gathered.objects, jobs: jobs)
    let many = LayoutBench(gathered.objects.thinned(toObjects: Self.manyObjects), jobs: jobs)
    let few = LayoutBench(gathered.objects.thinned(toObjects: Self.fewObjects), jobs: jobs)
    let looks = refinement.map { $0.budget ?? Self.refinedLooks } ?? Self.usualLooks
    let total = looks * (1 + Self.earlyLooks)
    let found = progress.watch("layouts") { tell in
      var spent = 0
      func look(_ bench: LayoutBench, _ preset: TrainerPreset) -> LayoutTally {
        spent += 1
        tell(min(spent, total), total)
        return bench.tally(under: preset)
      }
      let tables = fit.search(few.objects, budget: looks * Self.earlyLooks) { look(few, $0) }
      return fit.refine(tables, budget: looks) { look(many, $0) }
    }
    // What holds for many need not hold for all.
    let checked =
      many.objects.count == all.objects.count
      ? found : fit.refine([found.table], budget: Self.lastLooks) { all.tally(under: $0) }
    let outcome = fit.outcome(checked.table) { all.tally(under: $0, isExhaustive: true) }
    let advice = fit.advice(on: outcome) { many.tally(under: $0) }
    return FittedLayout(
      name: fit.preset.name, outcome: outcome, advice: advice, limits: fit.limits, sample: sample,
      hasPlaces: gathered.hasPlaces, commonImage: gathered.commonImage, readers: gathered.readers,
      classNames: source.classes.names)
  }
}
