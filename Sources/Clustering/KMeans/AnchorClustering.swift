import Boxes
import Parallel
import Randomness

/// Finds anchors: the best of several k-means runs.
///
/// ```swift
/// var builder = SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
/// for (width, height) in [(10.0, 10.0), (12, 10), (60, 40), (64, 40)] {
///   builder.add(width: width, height: height, image: nil)
/// }
/// let plain = ClusteringOptions(anchorCount: 2, distance: .euclidean)
/// let found = try AnchorClustering(builder.finish(), plain).run()
/// found.anchors.sizes.map(\.width)  // [11.0, 62.0]
/// ```
public struct AnchorClustering: Sendable {
  /// What was found.
  public struct Outcome: Hashable, Sendable {
    /// The anchors, by area.
    public let anchors: AnchorSet
    /// What the best run paid: sum of weight times squared distance, or times `1 − shapeIoU`.
    public let cost: Double
    /// What each run paid, in the order of the restarts.
    public let restartCosts: [Double]
    /// Assignments of the best run.
    public let iterations: Int
    /// Whether the best run came to rest before its iterations were used up.
    public let hasConverged: Bool
    /// Whether there were no more distinct sizes than anchors asked for: then they are the anchors, each
    /// once; what differs by rounding alone is one.
    public let isEveryDistinctSize: Bool

    /// How far the restarts lie apart: the worst cost over the best, minus one.
    public var restartSpread: Double {
      guard let worst = restartCosts.max(), let best = restartCosts.min(), best > 0 else {
        return 0
      }
      return worst / best - 1
    }
  }

  /// The distinct sizes that are clustered, without classes.
  public let sample: SizeSample
  private let options: ClusteringOptions
  private let scale: AxisScale
  private let engine: KMeans
  private let jobs: Int

  /// Prepares a sample; several counts can then be tried on it.
  ///
  /// - Parameter jobs: threads; they change the time, never the result.
  /// - Throws: when there is nothing to cluster, or the options ask for what can't be.
  public init(
    _ sample: SizeSample, _ options: ClusteringOptions, jobs: Int? = nil
  ) throws(ClusteringError) {
    try options.check()
    guard sample.count > 0 else { throw .noBoxes(leftOut: sample.leftOut) }
    self.sample = sample.withoutClasses()
    self.options = options
    self.jobs = jobs ?? WorkerThreads.processorCount
    scale = options.scale(for: self.sample)
    engine = KMeans(
      tree: SizeTree(self.sample, scale: scale, jobs: self.jobs), distance: options.distance,
      update: options.effectiveUpdate, maximumIterations: options.maximumIterations)
  }

  /// Clusters with the count of the options.
  public func run() -> Outcome { run(counts: [options.anchorCount])[0] }

  /// Clusters with several counts; outcomes in their order.
  func run(counts: [Int]) -> [Outcome] {
    let sizes = fewSizes(beyond: counts.max() ?? 0)
    let tried = counts.filter { $0 < sizes.count }
    // Long runs first, so that no thread is left with one at the end.
    let pieces = tried.sorted(by: >).flatMap { count in
      (0..<options.restarts).map { (count: count, restart: $0) }
    }
    let runs = ParallelWork.map(count: pieces.count, jobs: jobs) {
      engine.run(from: start(count: pieces[$0].count, restart: pieces[$0].restart))
    }
    return counts.map { count in
      guard count < sizes.count else { return everySize(sizes, count) }
      return outcome(count, zip(pieces, runs).filter { $0.0.count == count }.map(\.1))
    }
  }

  private func start(count: Int, restart: Int) -> [AxisPair] {
    if restart == 0, let initial = options.initial, initial.count == count {
      return initial.map { AxisPair(x: $0.width * scale.x, y: $0.height * scale.y) }
    }
    var generator = SeededGenerator(
      seed: options.seed, stream: UInt64(count) << 32 | UInt64(restart))
    return KMeansSeeding.centers(
      count: count, of: engine.points, distance: options.distance, generator: &generator)
  }

  private func outcome(_ count: Int, _ runs: [KMeans.Run]) -> Outcome {
    let best = runs.indices.min { runs[$0].cost < runs[$1].cost } ?? 0
    let run = engine.finish(runs[best], on: sample, scale: scale, jobs: jobs)
    let sizes = run.centers.compactMap {
      Size<SampleUnits>(width: $0.x / scale.x, height: $0.y / scale.y)
    }
    return Outcome(
      anchors: anchorSet(sizes, count), cost: max(0, run.cost), restartCosts: runs.map(\.cost),
      iterations: run.iterations, hasConverged: run.hasConverged, isEveryDistinctSize: false)
  }

  /// The distinct sizes in their order, up to one more than so many. What differs by rounding alone is
  /// one size: a share of an image and the same box in pixels.
  private func fewSizes(beyond count: Int) -> [Size<SampleUnits>] {
    var sizes: [Size<SampleUnits>] = []
    for place in 0..<sample.count where sizes.count <= count {
      guard let size = sample[place] else { continue }
      if !sizes.contains(where: { $0.differsByRounding(from: size) }) { sizes.append(size) }
    }
    return sizes
  }

  private func everySize(_ sizes: [Size<SampleUnits>], _ count: Int) -> Outcome {
    Outcome(
      anchors: anchorSet(sizes, count), cost: 0,
      restartCosts: Array(repeating: 0, count: options.restarts), iterations: 0,
      hasConverged: true, isEveryDistinctSize: true)
  }

  private func anchorSet(_ sizes: [Size<SampleUnits>], _ count: Int) -> AnchorSet {
    var options = options
    options.anchorCount = count
    return AnchorSet(sizes, scaling: sample.scaling, provenance: .clustered(options))
  }
}

extension Size<SampleUnits> {
  /// Whether another size is the same but for the last digits of a calculation.
  fileprivate func differsByRounding(from other: Size) -> Bool {
    abs(width - other.width) <= 1e-9 * max(width, other.width)
      && abs(height - other.height) <= 1e-9 * max(height, other.height)
  }
}

extension KMeans {
  /// Finishes the best run: climbs to the exact optimum of each cluster, and looks at every point
  /// where the runs looked at means of nearby ones.
  func finish(_ run: Run, on sample: SizeSample, scale: AxisScale, jobs: Int) -> Run {
    guard !hasTree else { return run }
    var run = run
    if points.count < sample.count {
      let full = KMeans(
        points: SizePoints(sample, scale: scale), distance: distance, update: update,
        maximumIterations: Self.finishingIterations)
      run = full.run(from: run.centers, jobs: jobs)
      return full.climb(run, jobs: jobs)
    }
    return climb(run, jobs: jobs)
  }

  /// Iterations over all points after the runs over means of nearby ones.
  private static let finishingIterations = 15

  /// Moves each center to the exact optimum of its cluster.
  private func climb(_ run: Run, jobs: Int) -> Run {
    guard update == .iouOptimal else { return run }
    var run = run
    let assignment = FlatAssignment(points, run.centers, distance, jobs: jobs)
    let members = FlatUpdate(points, .iouOptimal).members(run.centers.count, assignment.labels)
    let centers = run.centers
    let finer = ParallelWork.map(count: centers.count, jobs: jobs) { index in
      members[index].count == 0
        ? centers[index]
        : ShapeCentroid.improve(
          centers[index], over: members[index], step: 0.01, until: ShapeCentroid.fine)
    }
    let cost = FlatAssignment(points, finer, distance, jobs: jobs).cost
    guard cost < run.cost else { return run }
    run.centers = finer
    run.cost = cost
    return run
  }

  private var hasTree: Bool { distance == .euclidean && update == .mean }
}
