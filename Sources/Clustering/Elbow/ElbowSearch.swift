import Boxes
import Parallel

/// Clusters with a range of counts, and says how many anchors are enough: by ``EnoughRule``, whose answer
/// does not depend on the range.
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

  /// The most anchors that are tried for the recommendation, whatever counts are asked for.
  public static let mostConsidered = 40
  /// How many more are tried at a time.
  private static let considered = 8

  /// Runs the search; the recommendation looks at the mean IoU.
  ///
  /// - Parameter jobs: threads; they change the time, never the result.
  public func run(on sample: SizeSample, jobs: Int? = nil) throws(ClusteringError) -> ElbowReport {
    let (clustering, jobs) = try prepare(sample, jobs)
    return search(clustering, jobs, measure: .meanIoU) { points in
      points.map(\.metrics.meanIoU)
    }
  }

  /// Runs the search; the recommendation looks at what a trainer's matcher makes of the anchors.
  ///
  /// - Parameters:
  ///   - floor: what the trainer's own anchors are worth to it.
  ///   - matchedIoU: the mean overlap that the matcher gives, one for each point.
  public func run(
    on sample: SizeSample, jobs: Int? = nil, floor: Double? = nil,
    matchedIoU: ([ElbowReport.Point]) throws -> [Double]
  ) throws -> ElbowReport {
    let (clustering, jobs) = try prepare(sample, jobs)
    return try search(clustering, jobs, measure: .matchedIoU, floor: floor, worth: matchedIoU)
  }

  private func prepare(
    _ sample: SizeSample, _ jobs: Int?
  ) throws(ClusteringError) -> (AnchorClustering, jobs: Int) {
    guard counts.lowerBound >= 1, counts.upperBound <= ClusteringOptions.maximumAnchorCount else {
      throw .anchorCounts(counts)
    }
    let jobs = jobs ?? WorkerThreads.processorCount
    var options = options
    options.anchorCount = counts.lowerBound
    options.initial = nil
    return (try AnchorClustering(sample, options, jobs: jobs), jobs)
  }

  private func search<Failure: Error>(
    _ clustering: AnchorClustering, _ jobs: Int, measure: ElbowRecommendation.Measure,
    floor: Double? = nil, worth: ([ElbowReport.Point]) throws(Failure) -> [Double]
  ) throws(Failure) -> ElbowReport {
    let first = min(Self.mostConsidered, max(counts.upperBound, Self.considered))
    // What is asked for and not looked at by the rule is clustered all the same.
    let asked = counts.filter { $0 > first }
    var considered = points(Array(1...first), clustering, jobs)
    var values = try worth(considered)
    while true {
      let recommendation = ElbowRecommendation(
        values, isLevel: considered.last?.isEveryDistinctSize ?? true, measure: measure,
        floor: floor)
      let next = considered.count + 1
      // Where the anchors are all distinct sizes, more are the same.
      let isOpen = considered.last?.isEveryDistinctSize == false
      guard recommendation.count == nil, isOpen, next <= Self.mostConsidered else {
        let curve =
          considered.filter { counts.contains($0.count) } + points(asked, clustering, jobs)
        return ElbowReport(
          curve: curve, considered: considered, recommendation: recommendation)
      }
      let more = points(
        Array(next...min(Self.mostConsidered, next + Self.considered - 1)), clustering, jobs)
      values += try worth(more)
      considered += more
    }
  }

  private func points(
    _ tried: [Int], _ clustering: AnchorClustering, _ jobs: Int
  ) -> [ElbowReport.Point] {
    guard !tried.isEmpty else { return [] }
    let outcomes = clustering.run(counts: tried)
    let scale = options.scale(for: clustering.sample)
    let points = SizePoints(clustering.sample, scale: scale)
    return zip(tried, outcomes).map { count, outcome in
      let centers = outcome.anchors.sizes.map {
        AxisPair(x: $0.width * scale.x, y: $0.height * scale.y)
      }
      let metrics = AnchorMetrics(
        of: centers, on: points, distance: options.distance,
        silhouetteSizes: counts.contains(count) ? silhouetteSizes : 0, jobs: jobs)
      return ElbowReport.Point(
        count: count, anchors: outcome.anchors, metrics: metrics,
        restartSpread: outcome.restartSpread, isEveryDistinctSize: outcome.isEveryDistinctSize)
    }
  }
}
