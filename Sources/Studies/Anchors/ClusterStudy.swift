import Boxes
import Clustering
import Configs
import Labels

/// Finds anchors for a dataset.
///
/// ```swift
/// let study = ClusterStudy(anchorCount: 9, inputSize: ImageSize(width: 1248, height: 384))
/// let found = try study.run(on: try Dataset(["kitti/training"]))
/// let config = try found.squeezeDetConfig(lowercaseClasses: true)
/// try OutputFile.write(config.bytes, to: "new.config")
/// ```
public struct ClusterStudy: SizeStudy {
  /// How many anchors, and how sizes are clustered.
  public var options: ClusteringOptions
  /// How box sizes reach the network's input.
  public var scaling: SizeScaling
  /// Which boxes are clustered.
  public var boxes = BoxSelection()
  /// What the first run begins with: sizes written out, or a file of anchors.
  public var initial: String?
  /// Old anchors whose order the new ones follow: a preset's name, a file, or sizes.
  public var keepOrder: String?
  /// What the anchors are improved for afterwards; by the IoU distance the mean IoU, unless told
  /// otherwise.
  public var refinement: RefinementChoices?
  /// Whose anchors they are compared with.
  public var rivals = AnchorRivals()

  /// Asks for anchors in pixels of an input; without one, as shares of it.
  public init(anchorCount: Int, inputSize: ImageSize? = nil) {
    self.init(
      options: ClusteringOptions(anchorCount: anchorCount),
      scaling: SizeScaling(inputSize: inputSize))
  }

  /// Asks for anchors with all choices of the library.
  public init(options: ClusteringOptions, scaling: SizeScaling) {
    self.options = options
    self.scaling = scaling
    if options.distance == .iou { refinement = RefinementChoices() }
  }

  /// What anchors are improved for, where SqueezeDet's matcher is asked.
  public var matching: RefinementChoices? { refinement }

  /// Reads all labels once, and finds anchors.
  ///
  /// - Throws: `ClusteringError.noBoxes` and others; ``StudyError``.
  public func run(
    on dataset: Dataset, progress: some StudyProgress = NoProgress()
  ) throws -> ClusteredAnchors {
    try run(on: try SizeSource(dataset, for: self), progress: progress)
  }

  /// Finds anchors for sizes that were read.
  ///
  /// - Throws: as ``run(on:progress:)-(Dataset,_)``.
  public func run(
    on source: SizeSource, progress: some StudyProgress = NoProgress()
  ) throws -> ClusteredAnchors {
    try clustered(
      try boxes.apply(to: source), classes: try boxes.unbalanced(source), source, progress)
  }

  /// Finds anchors for each class by itself.
  ///
  /// - Returns: the classes in index order, each with its anchors.
  /// - Throws: as ``run(on:progress:)-(Dataset,_)``.
  public func runByClass(
    on source: SizeSource, progress: some StudyProgress = NoProgress()
  ) throws -> [(name: String, anchors: ClusteredAnchors)] {
    // Within a class every box counts the same anyway.
    let chosen = try boxes.unbalanced(source)
    let parts = try chosen.byClass().map { part in
      (
        name: part.classIndex.map { source.classes.names[$0.value] } ?? "",
        anchors: try clustered(part.sample, classes: part.sample, source, progress)
      )
    }
    guard !parts.isEmpty else { throw ClusteringError.noBoxes(leftOut: chosen.leftOut) }
    return parts
  }

  /// Clusters, refines and measures one sample.
  private func clustered(
    _ chosen: SizeSample, classes: SizeSample, _ source: SizeSource, _ progress: some StudyProgress
  ) throws -> ClusteredAnchors {
    let sample = chosen.withoutClasses()
    var options = options
    options.initial = try initialAnchors(sample.scaling) ?? options.initial
    let outcome = try AnchorClustering(sample, options, jobs: source.jobs).run()
    let (found, gain) = try refined(
      outcome.anchors, on: sample, source, seed: options.seed, progress)
    let ordered = try keepOrder.map { try found.ordered(after: $0) }
    let anchors = ordered?.set ?? found
    var clustered = ClusteredAnchors(
      anchors: anchors,
      metrics: AnchorMetrics(
        of: anchors.sizes, on: sample, distance: options.distance, space: options.space,
        silhouetteSizes: ElbowSearch.defaultSilhouetteSizes, jobs: source.jobs),
      options: options, sample: sample, isEveryDistinctSize: outcome.isEveryDistinctSize,
      refinement: gain, classNames: source.classes.names,
      standings: try StandingsBench(chosen, classes: classes, source)
        .standings(of: anchors, clustered: outcome.anchors, options, against: rivals))
    clustered.order = ordered?.order
    clustered.augmentation = source.dataset?.augmentation
    return clustered
  }

  /// The starting anchors, in the units of the sample.
  private func initialAnchors(_ scaling: SizeScaling) throws -> [Size<SampleUnits>]? {
    guard let initial else { return nil }
    let given = try AnchorsInput.read(initial)
    guard let inputSize = scaling.inputSize ?? given.inputSize else {
      throw StudyError.initialWithoutInput
    }
    let sizes = try given.anchors(in: inputSize)
    guard let set = AnchorSet(pixels: sizes, scaling: scaling) else {
      throw StudyError.initialVanishes
    }
    return set.sizes
  }

  /// The refined anchors and what it gained, when asked for.
  private func refined(
    _ anchors: AnchorSet, on sample: SizeSample, _ source: SizeSource, seed: UInt64,
    _ progress: some StudyProgress
  ) throws -> (AnchorSet, ClusteredAnchors.Refinement?) {
    guard let refinement else { return (anchors, nil) }
    let objective = try objective(refinement, under: anchors.scaling, source)
    let search = AnchorRefinement(objective, budget: refinement.effectiveBudget, seed: seed)
    let outcome = try progress.watch("scores") { tell in
      try search.run(anchors, on: sample, jobs: source.jobs) { tell($0.spent, $0.budget) }
    }
    return (
      outcome.anchors,
      ClusteredAnchors.Refinement(
        objective: objective.name, before: outcome.scoreBefore, after: outcome.score)
    )
  }

  private func objective(
    _ refinement: RefinementChoices, under scaling: SizeScaling, _ source: SizeSource
  ) throws -> RefinementObjective {
    switch refinement.goal {
    case .meanIoU: return .meanIoU
    case .recall(let iou): return .recall(iou: iou)
    case .bestPossibleRecall(let ratio): return .bestPossibleRecall(sideRatio: ratio)
    case .matched(let path):
      // Sketches hold no objects that a matcher could be asked about.
      guard let matched = source.matched else {
        throw StudyError.nothingToMatch(
          classNames: try TrainerConfigFile(path).squeezeDet().classNames)
      }
      return try matched.objective(scaling)
    }
  }
}
