import Boxes

/// Gathers the sizes of boxes, in any order and on any number of threads (one builder each).
///
/// Equal sizes are merged while they come in, so memory follows the number of distinct sizes.
public struct SizeSampleBuilder: Sendable {
  /// How box sizes are brought to the network's input.
  public let scaling: SizeScaling
  /// Boxes gathered so far.
  public private(set) var boxCount = 0
  private(set) var imageCount = 0
  /// Boxes left out so far, by reason.
  public private(set) var leftOut: [String: Int] = [:]
  private var pending: [SizeRow] = []
  private var runs: [SizeRun] = []

  /// Rows that are sorted at once: small enough for the cache.
  private static let pendingLimit = 1 << 16
  /// Sides in this range have areas, and products of areas, that are finite and not zero.
  static let sides = 1e-60...1e60

  /// Reasons for which the builder itself leaves out a box.
  public enum Reason {
    /// The width or the height is not finite, not greater than zero, or beyond 1e±60.
    public static let size = "size"
    /// The image's size is unknown and sizes are normalized by it.
    public static let imageSize = "image-size"
  }

  /// Starts with no boxes.
  public init(scaling: SizeScaling = SizeScaling()) {
    self.scaling = scaling
  }

  /// Counts images that were read; only for the record.
  public mutating func countImages(_ count: Int = 1) {
    imageCount += max(0, count)
  }

  /// Counts boxes that were left out before they came here, by reason ("empty", "dont-care").
  public mutating func leaveOut(_ reason: String, count: Int = 1) {
    guard count > 0 else { return }
    leftOut[reason, default: 0] += count
  }

  /// Adds one box, or equal ones; what has no usable size is left out and counted.
  ///
  /// - Units: `width` and `height` in pixels of `image`.
  public mutating func add(
    width: Double, height: Double, image: ImageSize?, classIndex: ClassIndex? = nil, count: Int = 1
  ) {
    guard image != nil || scaling.normalization == .none else {
      return leaveOut(Reason.imageSize, count: count)
    }
    guard let size = scaling.size(width: width, height: height, image: image) else {
      return leaveOut(Reason.size, count: count)
    }
    add(size, count: count, classIndex: classIndex)
  }

  /// Adds boxes whose size is in the units of the sample already.
  public mutating func add(
    _ size: Size<SampleUnits>, count: Int = 1, classIndex: ClassIndex? = nil
  ) {
    guard Self.sides.contains(size.width), Self.sides.contains(size.height) else {
      return leaveOut(Reason.size, count: count)
    }
    precondition(
      count > 0 && count <= SizeRow.maximumCount - boxCount, "a sample counts up to 2^40 boxes")
    let number = classIndex?.value
    precondition(number ?? 0 <= SizeRow.maximumClass, "a sample holds 16 million classes")
    pending.append(
      SizeRow(width: size.width, height: size.height, classIndex: number, count: count))
    boxCount += count
    if pending.count >= Self.pendingLimit { flush() }
  }

  /// Gives each class another index: classes are numbered as they come while labels are read, and
  /// the order of the list is known at the end.
  ///
  /// - Parameter indexes: the new index of each old one, no two alike.
  public mutating func renumberClasses(_ indexes: [ClassIndex]) {
    if indexes.enumerated().allSatisfy({ $0 == $1.value }) { return }
    for row in pending.indices { pending[row].renumber(indexes) }
    for run in runs.indices { runs[run].renumber(indexes) }
  }

  /// Adds what another builder gathered under the same scaling.
  public mutating func merge(_ other: SizeSampleBuilder) throws(ClusteringError) {
    guard other.scaling == scaling else {
      throw .mixedScaling(scaling, other.scaling)
    }
    guard boxCount <= SizeRow.maximumCount - other.boxCount else { throw .tooManyBoxes }
    boxCount += other.boxCount
    imageCount += other.imageCount
    for (reason, count) in other.leftOut { leaveOut(reason, count: count) }
    for run in other.runs { push(run) }
    pending.append(contentsOf: other.pending)
    if pending.count >= Self.pendingLimit { flush() }
  }

  /// Adds what a sketch holds.
  mutating func add(_ run: SizeRun, boxes: Int, images: Int) throws(ClusteringError) {
    guard boxCount <= SizeRow.maximumCount - boxes else { throw .tooManyBoxes }
    boxCount += boxes
    countImages(images)
    push(run)
  }

  /// The sample of all boxes; the same whatever order they came in.
  public consuming func finish() -> SizeSample {
    let run = joinRuns()
    return SizeSample(
      run: run, scaling: scaling, boxCount: boxCount, imageCount: imageCount, leftOut: leftOut)
  }

  /// All rows in canonical order; the builder keeps none.
  mutating func joinRuns() -> SizeRun {
    flush()
    while runs.count > 1 { mergeLastTwo() }
    return runs.popLast() ?? SizeRun(sorting: [])
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    let run = SizeRun(sorting: pending)
    pending.removeAll(keepingCapacity: true)
    push(run)
  }

  /// Keeps runs falling in length, so that a row is merged only log n times.
  private mutating func push(_ run: SizeRun) {
    guard !run.rows.isEmpty else { return }
    runs.append(run)
    while runs.count > 1, runs[runs.count - 2].rows.count < 2 * runs[runs.count - 1].rows.count {
      mergeLastTwo()
    }
  }

  private mutating func mergeLastTwo() {
    let last = runs.removeLast()
    let before = runs.removeLast()
    runs.append(SizeRun(merging: before, last))
  }
}

/// Two numbers, one an axis; a size that is not checked yet, or a center of clusters.
struct AxisPair: Hashable, Sendable {
  var x: Double
  var y: Double
}
