/// Memory that a YOLO encoder works in, and the targets of the image it encoded last.
///
/// Keep one per thread: once it has seen a few images, encoding allocates nothing.
public struct YOLOWorkspace: Sendable {
  /// What priors learn, in the trainer's order.
  public internal(set) var rows: [YOLORow] = []
  /// Priors that are neither positive nor background, rising. Where predictions decide, those of a
  /// network that says nothing.
  public internal(set) var ignored: [Int32] = []
  /// Ground truths that do not reach the loss.
  public internal(set) var refused: [(groundTruth: Int, reason: YOLORefusal)] = []
  /// The number of priors.
  public internal(set) var priorCount = 0
  /// Priors that learn something.
  public internal(set) var positiveCount = 0

  /// Ground truths as the trainer holds them: shares of the input, and corners in its pixels.
  var boxes: [YOLOBox] = []
  /// Per prior: the row that it has, or −1; cleared after each image.
  var rowOfPrior: [Int32] = []
  /// Per prior: its best overlap and the ground truth that has it; cleared after each image.
  var bestOverlaps: [Float] = []
  var bestGroundTruths: [Int32] = []
  /// Priors whose best overlap is not 0, in no order.
  var touched: [Int32] = []
  /// Anchors that fit a ground truth of a level, in the trainer's order.
  var fits: [(anchor: Int, box: Int, overlap: Float)] = []
  /// Priors of cells that hold a center, in no order; each once.
  var responsible: [Int32] = []

  /// Starts without memory.
  public init() {}

  /// Rows whose prior has an earlier row: those of several ground truths, and those that repeat.
  public var sharedRowCount: Int { rows.count - positiveCount }

  /// Priors that are neither positive nor ignored.
  public var negativeCount: Int { priorCount - positiveCount - ignored.count }

  mutating func reset(priors: Int) {
    rows.removeAll(keepingCapacity: true)
    ignored.removeAll(keepingCapacity: true)
    refused.removeAll(keepingCapacity: true)
    boxes.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
    responsible.removeAll(keepingCapacity: true)
    positiveCount = 0
    priorCount = priors
    guard rowOfPrior.count != priors else { return }
    rowOfPrior = Array(repeating: -1, count: priors)
    bestOverlaps = Array(repeating: 0, count: priors)
    bestGroundTruths = Array(repeating: -1, count: priors)
  }

  /// Keeps an overlap with a prior if it is the best so far; of equals the first.
  mutating func raise(_ prior: Int, _ overlap: Float, _ groundTruth: Int) {
    guard overlap > bestOverlaps[prior] else { return }
    if bestOverlaps[prior] == 0 { touched.append(Int32(truncatingIfNeeded: prior)) }
    bestOverlaps[prior] = overlap
    bestGroundTruths[prior] = Int32(truncatingIfNeeded: groundTruth)
  }

  /// Counts the positives, leaves them out of the ignored, and clears what is kept by prior.
  mutating func finish() {
    for (place, row) in rows.enumerated() {
      if rowOfPrior[row.prior] < 0 { positiveCount += 1 }
      rowOfPrior[row.prior] = Int32(truncatingIfNeeded: place)
    }
    ignored.removeAll { rowOfPrior[Int($0)] >= 0 }
    ignored.sort()
    for row in rows { rowOfPrior[row.prior] = -1 }
    for prior in touched {
      bestOverlaps[Int(prior)] = 0
      bestGroundTruths[Int(prior)] = -1
    }
  }
}

/// A ground truth in the numbers that trainers hold.
struct YOLOBox {
  /// Its index in the image.
  let index: Int
  /// Center and sides as shares of the input.
  let x: Float
  let y: Float
  let width: Float
  let height: Float
  /// Corners in pixels of the input.
  let xMin: Float
  let yMin: Float
  let xMax: Float
  let yMax: Float

  /// Whether center and sides are those of another.
  func repeats(_ other: YOLOBox) -> Bool {
    x == other.x && y == other.y && width == other.width && height == other.height
  }
}
