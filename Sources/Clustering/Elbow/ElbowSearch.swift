import Boxes
import Parallel

/// Clusters with a range of counts, and says past which one little is gained.
public struct ElbowSearch: Sendable {
  /// The counts to try.
  public var counts: ClosedRange<Int>
  /// Everything else; its count of anchors is not used.
  public var options: ClusteringOptions
  /// Distinct sizes up to which the silhouette is exact; 0 leaves it out.
  public var silhouetteSizes: Int

  /// The sizes a silhouette looks at: enough for two digits, and quick for each count.
  public static let defaultSilhouetteSizes = 1024

  /// States a search.
  public init(
    counts: ClosedRange<Int>, options: ClusteringOptions = ClusteringOptions(anchorCount: 1),
    silhouetteSizes: Int = ElbowSearch.defaultSilhouetteSizes
  ) {
    self.counts = counts
    self.options = options
    self.silhouetteSizes = silhouetteSizes
  }

  /// Runs the search.
  ///
  /// - Parameter jobs: threads; they change the time, never the result.
  public func run(on sample: SizeSample, jobs: Int? = nil) throws(ClusteringError) -> ElbowReport {
    guard counts.lowerBound >= 1, counts.upperBound <= ClusteringOptions.maximumAnchorCount else {
      throw .anchorCounts(counts)
    }
    let jobs = jobs ?? WorkerThreads.processorCount
    var options = options
    options.anchorCount = counts.lowerBound
    options.initial = nil
    let clustering = try AnchorClustering(sample, options, jobs: jobs)
    let outcomes = clustering.run(counts: Array(counts))
    let scale = options.scale(for: clustering.sample)
    let points = SizePoints(clustering.sample, scale: scale)
    let curve = zip(counts, outcomes).map { count, outcome in
      let centers = outcome.anchors.sizes.map {
        AxisPair(x: $0.width * scale.x, y: $0.height * scale.y)
      }
      let metrics = AnchorMetrics(
        of: centers, on: points, distance: options.distance, silhouetteSizes: silhouetteSizes,
        jobs: jobs)
      return ElbowReport.Point(
        count: count, anchors: outcome.anchors, metrics: metrics,
        restartSpread: outcome.restartSpread, isEveryDistinctSize: outcome.isEveryDistinctSize)
    }
    return ElbowReport(curve: curve)
  }
}
