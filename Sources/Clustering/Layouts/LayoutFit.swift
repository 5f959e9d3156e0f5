import Boxes
import Parallel

/// Chooses the sizes and ratios of a layout for a dataset.
///
/// What rises is the *placed fit*: for each box the best, over all shapes, of the IoU with the
/// shape at the nearest center of its level, averaged over the places a box can have inside the
/// input. So a coarse level does not take small boxes that its centers would miss, and takes the
/// large ones that can only lie near its centers.
public struct LayoutFit: Sendable {
  /// Grids and steps of the layout, with the numbers to begin with and to beat: a preset's defaults.
  public var defaults: LevelTable

  /// How a level fares.
  public struct LevelFit: Hashable, Sendable {
    /// Share of boxes that belong to the level by scale: the square root of their area lies
    /// between its size and the next.
    public let scaleShare: Double
    /// Share of boxes that some shape of the level fits best.
    public let share: Double
    /// Mean placed fit of those boxes; 0 when there are none.
    public let meanFit: Double
  }

  /// How a whole layout fares.
  public struct Fit: Hashable, Sendable {
    /// The layout.
    public let table: LevelTable
    /// Mean placed fit of all boxes.
    public let meanFit: Double
    /// Mean over boxes of the best shape IoU, wherever the boxes lie.
    public let meanIoU: Double
    /// One for each level.
    public let levels: [LevelFit]
  }

  /// What came of it.
  public struct Outcome: Hashable, Sendable {
    /// The layout found.
    public let best: Fit
    /// The defaults; never better than `best` on `meanFit`.
    public let defaults: Fit
  }

  /// Takes the layout to begin with.
  public init(_ defaults: LevelTable) {
    self.defaults = defaults
  }

  /// Fits the layout to a sample.
  ///
  /// - Parameter jobs: threads; they change the time, never the result.
  /// - Throws: when there are no boxes, or sizes and ratios of the defaults can't be moved.
  public func run(on sample: SizeSample, jobs: Int? = nil) throws(ClusteringError) -> Outcome {
    let pairs = try defaults.checkedPairs()
    guard sample.count > 0 else { throw .noBoxes(leftOut: sample.leftOut) }
    let jobs = jobs ?? WorkerThreads.processorCount
    let points = pixelPoints(sample, jobs: jobs)
    let given = LayoutSearch(defaults, pairs, points)
    let starts =
      [given]
      + LayoutStart.tables(for: defaults, pairs, points).map { LayoutSearch($0, $1, points) }
    let found = ParallelWork.map(count: starts.count, jobs: jobs) { index in
      var search = starts[index]
      search.climb()
      return search
    }
    var best = found[0]
    for search in found.dropFirst() where search.score > best.score { best = search }
    return Outcome(best: best.fit, defaults: given.fit)
  }

  /// Measures a given layout as ``run(on:jobs:)`` measures those it finds.
  ///
  /// - Throws: when there are no boxes, or sizes and ratios of a layout can't be moved.
  public func measured(
    _ table: LevelTable, on sample: SizeSample, jobs: Int? = nil
  ) throws(ClusteringError) -> Outcome {
    let (pairs, given) = (try table.checkedPairs(), try defaults.checkedPairs())
    guard sample.count > 0 else { throw .noBoxes(leftOut: sample.leftOut) }
    let points = pixelPoints(sample, jobs: jobs ?? WorkerThreads.processorCount)
    return Outcome(
      best: LayoutSearch(table, pairs, points).fit,
      defaults: LayoutSearch(defaults, given, points).fit)
  }

  /// Sizes that stand for the sample, in pixels of the layout's input.
  private func pixelPoints(_ sample: SizeSample, jobs: Int) -> SizePoints {
    let sample = sample.withoutClasses()
    let points = RelativeSizes.representatives(of: sample, limit: Self.sizeLimit, jobs: jobs)
    guard sample.scaling.normalization == .image else { return points }
    let count = 0..<points.count
    return SizePoints(
      x: count.map { points.x[$0] * Double(defaults.inputSize.width) },
      y: count.map { points.y[$0] * Double(defaults.inputSize.height) },
      weight: Array(points.weight.prefix(points.count)))
  }

  /// Sizes that the search sees at most: two digits of the fit need no more.
  private static let sizeLimit = 1024
}
