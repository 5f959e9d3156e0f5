import Boxes
import Clustering
import Configs
import Targets

/// How well k anchors fit a dataset, against k.
///
/// ```swift
/// let study = ElbowStudy(counts: 1...6, inputSize: ImageSize(width: 1248, height: 384))
/// let source = try SizeSource(["kitti/training"], for: study)
/// let found = try study.run(on: source)
/// print(found.report.elbow ?? 0, found.best?.anchors.sizes ?? [])
/// ```
public struct ElbowStudy: SizeStudy {
  /// The counts to try.
  public var counts: ClosedRange<Int>
  /// How sizes are clustered; its count of anchors is not used.
  public var options: ClusteringOptions
  /// How box sizes reach the network's input.
  public var scaling: SizeScaling
  /// Which boxes are clustered.
  public var boxes = BoxSelection()
  /// Anchors to measure on the same boxes: a trainer's config, a file of anchors, sizes written out,
  /// or the name of published ones. All published ones follow.
  public var compared: [String] = []
  /// The trainer whose matcher is asked about each count.
  public var rivals = AnchorRivals()

  /// Asks for a curve in pixels of an input; without one, as shares of it.
  public init(counts: ClosedRange<Int>, inputSize: ImageSize? = nil) {
    self.init(
      counts: counts, options: ClusteringOptions(anchorCount: 1),
      scaling: SizeScaling(inputSize: inputSize))
  }

  /// Asks for a curve with all choices of the library.
  public init(counts: ClosedRange<Int>, options: ClusteringOptions, scaling: SizeScaling) {
    self.counts = counts
    self.scaling = scaling
    var options = options
    options.anchorCount = counts.upperBound
    self.options = options
  }

  /// What was found.
  public struct Outcome: Sendable {
    /// The curve and its elbow.
    public let report: ElbowReport
    /// What the trainer's matcher makes of each count's anchors; nothing without a trainer.
    public let matching: Matching?
    /// The boxes, without classes.
    public let sample: SizeSample
    /// What was done to each image first; nothing where images are as labeled.
    public let augmentation: AugmentationChoice?
    /// How they were clustered.
    public let options: ClusteringOptions
    /// Other anchors on the same boxes: those asked for, then published ones.
    public let comparisons: [AnchorComparison]
    /// Those that were asked for.
    public let asked: [AnchorComparison]
    /// The anchors of the elbow; without one, the most that were tried.
    public let best: ClusteredAnchors?

    /// What a trainer makes of one count after the other.
    public struct Matching: Sendable {
      /// The trainer.
      public let trainer: String
      /// One for each point of the curve.
      public let curve: [AnchorStanding.Matches]
      /// The trainer's own anchors: how many shapes they are, and what it makes of them.
      public let own: AnchorStanding?
      /// How many priors the recommended count has, and one more; nothing where they are not known.
      public let priors: (recommended: Int, next: Int)?
    }

    /// What one more anchor than recommended costs, in priors; nothing where no input is known.
    public var nextPriors: Int? {
      guard let matching else { return cellsOfSqueezeDet }
      return matching.priors.map { $0.next - $0.recommended }
    }

    /// What each count of the curve adds to the count before, in what the recommendation looks at;
    /// nothing for the first.
    public var gains: [Double?] {
      let values =
        matching.map { $0.curve.map { $0.tally.overall.meanTrueOverlap ?? 0 } }
        ?? report.curve.map(\.metrics.meanIoU)
      return values.indices.map { $0 == 0 ? nil : values[$0] - values[$0 - 1] }
    }

    /// The cells of SqueezeDet's grid, each of which takes one more prior for one more anchor;
    /// nothing without an input.
    public var cellsOfSqueezeDet: Int? {
      sample.scaling.inputSize.map {
        let grid = SqueezeDetConfig.grid(for: $0)
        return grid.width * grid.height
      }
    }
  }

  /// Runs the search on sizes that were read.
  public func run(on source: SizeSource) throws -> Outcome {
    let sample = try boxes.apply(to: source).withoutClasses()
    let search = ElbowSearch(counts: counts, options: options)
    let report: ElbowReport
    var matching: Outcome.Matching?
    if let bench = source.bench {
      var matches = MatchedCounts(bench)
      let own = try StandingsBench(sample, classes: sample, source).ownStanding(
        rivals.name ?? bench.trainer.name, countingConflicts: true)
      report = try search.run(
        on: sample, jobs: source.jobs, floor: own?.matches?.tally.overall.meanTrueOverlap
      ) { points in
        try points.map { try matches.matches(of: $0).tally.overall.meanTrueOverlap ?? 0 }
      }
      matching = Outcome.Matching(
        trainer: bench.trainer.name, curve: try report.curve.map { try matches.matches(of: $0) },
        own: own, priors: matches.priors(around: report.elbow))
    } else {
      report = try search.run(on: sample, jobs: source.jobs)
    }
    let comparisons = try comparisons(on: sample, jobs: source.jobs)
    let best = report.considered.first { $0.count == report.elbow } ?? report.curve.last
    return Outcome(
      report: report, matching: matching, sample: sample,
      augmentation: source.dataset?.augmentation, options: options,
      comparisons: comparisons,
      asked: comparisons.filter { compared.contains($0.name) },
      best: best.map { point in
        var own = options
        own.anchorCount = point.count
        return ClusteredAnchors(
          anchors: point.anchors, metrics: point.metrics, options: own, sample: sample,
          isEveryDistinctSize: point.isEveryDistinctSize, classNames: source.classes.names)
      })
  }

  /// Measures the anchors that are named, then those that trainers ship with.
  ///
  /// Anchors of another input are compared as shares of it, so published ones need no option. They
  /// are left out where sizes are as labeled.
  private func comparisons(on sample: SizeSample, jobs: Int?) throws -> [AnchorComparison] {
    let published =
      sample.scaling.normalization == .image
      ? PublishedAnchors.all.map(\.name).filter { !compared.contains($0) } : []
    return try (compared + published).map { name in
      let sizes = try Self.sizes(name, scaling: sample.scaling)
      return AnchorComparison(
        name: name, count: sizes.count,
        metrics: AnchorMetrics(
          of: sizes, on: sample, distance: options.distance, space: options.space, jobs: jobs))
    }
  }

  private static func sizes(
    _ name: String, scaling: SizeScaling
  ) throws -> [Size<SampleUnits>] {
    if let published = PublishedAnchors.named(name)?.anchors { return published.sizes }
    let inputSize: ImageSize
    let pixels: [Size<Pixels>]
    switch try ComparedInput(name, inputSize: scaling.inputSize) {
    case .trainer(let choice):
      let anchors = try ComparedAnchors(choice, classes: nil)
      guard let own = anchors.inputSize else { return [] }
      (inputSize, pixels) = (own, anchors.levels.flatMap(\.self))
    case .anchors(let given, _):
      guard let stated = given.inputSize ?? scaling.inputSize else {
        throw StudyError.comparedWithoutInput(name: name)
      }
      (inputSize, pixels) = (stated, try given.anchors(in: stated))
    }
    let shares = AnchorSet(pixels: pixels, scaling: SizeScaling(inputSize: inputSize))
    return shares?.sizes ?? []
  }
}

/// What a trainer's matcher makes of each count, each asked once.
private struct MatchedCounts {
  private let bench: TrainerBench
  private var known: [Int: AnchorStanding.Matches] = [:]

  init(_ bench: TrainerBench) {
    self.bench = bench
  }

  /// Priors of a count and of one more, where both were asked about.
  func priors(around count: Int?) -> (recommended: Int, next: Int)? {
    guard let count, let first = known[count], let next = known[count + 1] else { return nil }
    return (first.priorCount, next.priorCount)
  }

  mutating func matches(of point: ElbowReport.Point) throws -> AnchorStanding.Matches {
    if let matches = known[point.count] { return matches }
    let (tally, priors) = try bench.tally(point.anchors.pixelSizes, countingConflicts: true)
    let matches = AnchorStanding.Matches(tally: tally, priorCount: priors)
    known[point.count] = matches
    return matches
  }
}
