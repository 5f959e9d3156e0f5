import Boxes
import Parallel

/// How well anchors fit a sample. Boxes count by weight.
public struct AnchorMetrics: Hashable, Sendable {
  /// How one anchor fares.
  public struct Fit: Hashable, Sendable {
    /// The share of boxes that this anchor fits best, by shape IoU; ties go to the smaller anchor.
    public let share: Double
    /// Mean shape IoU of those boxes; 0 when there are none.
    public let meanIoU: Double
  }

  /// Mean over boxes of the best shape IoU with any anchor.
  public let meanIoU: Double
  /// Share of boxes with a best shape IoU of at least 0.5.
  public let recall50: Double
  /// Share of boxes with a best shape IoU of at least 0.75.
  public let recall75: Double
  /// Share of boxes for which some anchor has no side 4 times longer or shorter, or more.
  public let bpr4: Double
  /// Sum of squared distances to the nearest anchor, in the space that was clustered.
  ///
  /// - Units: square units of that space; of `1 − shapeIoU` none.
  public let inertia: Double
  /// How well clusters are apart, where it was asked for.
  public let silhouette: Silhouette?
  /// One for each anchor, in their order.
  public let fits: [Fit]

  /// Measures anchors on a sample.
  ///
  /// - Parameters:
  ///   - distance: the distance of `inertia` and `silhouette`.
  ///   - space: the space of Euclidean distances.
  ///   - silhouetteSizes: distinct sizes up to which the silhouette is exact; 0 leaves it out.
  public init(
    of anchors: [Size<SampleUnits>], on sample: SizeSample, distance: ShapeDistance = .euclidean,
    space: ClusteringOptions.Space = .sample, silhouetteSizes: Int = 0, jobs: Int? = nil
  ) {
    let sample = sample.withoutClasses()
    let options = ClusteringOptions(anchorCount: 1, space: space)
    let scale = sample.count > 0 ? options.scale(for: sample) : .identity
    let points = SizePoints(sample, scale: scale)
    let centers = anchors.map { AxisPair(x: $0.width * scale.x, y: $0.height * scale.y) }
    self.init(
      of: centers, on: points, distance: distance, silhouetteSizes: silhouetteSizes,
      jobs: jobs ?? WorkerThreads.processorCount)
  }

  init(
    of centers: [AxisPair], on points: SizePoints, distance: ShapeDistance, silhouetteSizes: Int,
    jobs: Int
  ) {
    let tally = FitTally(of: centers, on: points, distance: distance, jobs: jobs)
    let total = tally.weight > 0 ? tally.weight : 1
    meanIoU = tally.shares.indices.reduce(0.0) { $0 + tally.overlaps[$1] } / total
    recall50 = tally.recall50 / total
    recall75 = tally.recall75 / total
    bpr4 = tally.reachable / total
    inertia = tally.inertia
    fits = tally.shares.indices.map { index in
      let share = tally.shares[index]
      return Fit(share: share / total, meanIoU: share > 0 ? tally.overlaps[index] / share : 0)
    }
    silhouette =
      silhouetteSizes > 0
      ? Silhouette(
        of: centers, on: points, distance: distance, sizes: silhouetteSizes, jobs: jobs) : nil
  }
}
