/// Memory that an encoder works in, and the targets of the image it encoded last.
///
/// Keep one per thread: once it has seen a few images, encoding allocates nothing.
public struct TargetWorkspace: Sendable {
  /// The positive priors.
  public internal(set) var positives = PositiveColumns()
  /// The ignored priors, rising.
  public internal(set) var ignored: [Int32] = []
  /// The box that the trainer put in the place of no ground truth, if it did. The positives then
  /// name ground truth 0, which is this box.
  public internal(set) var standIn: StandIn?
  /// The number of priors.
  public internal(set) var priorCount = 0

  /// Ground truths in the trainer's numbers.
  var boxes = CornerColumns<Float>()
  var areas: [Float] = []
  var frames = CenterColumns<Float>()
  /// Ground truths in `Double`, where the trainer computes in nothing else.
  var doubleBoxes = CornerColumns<Double>()
  var doubleFrames = CenterColumns<Double>()
  /// Per ground truth of the image, those left out included.
  var classTargets: [Int32] = []
  /// Per ground truth that the trainer takes: its index in the image.
  var sources: [Int32] = []
  /// Per ground truth: its best overlap and the first prior that has it.
  var peaks: [Float] = []
  var peakPriors: [Int32] = []
  /// Per ground truth, for the bipartite step: the same among free priors.
  var freePeaks: [Float] = []
  var freePeakPriors: [Int32] = []
  /// Per prior: its best overlap, and the first ground truth that has it; meaningless where the
  /// overlap is 0. Padded for vectors.
  var bestOverlaps: [Float] = []
  var bestGroundTruths: [Int32] = []
  /// Per prior: the ground truth it is forced onto, or −1. Padded; cleared after each image.
  var forced: [Int32] = []

  /// Starts without memory.
  public init() {}

  /// Priors that are neither positive nor ignored.
  public var negativeCount: Int { priorCount - positives.count - ignored.count }

  /// The best overlap of a prior with any ground truth.
  public func bestOverlap(ofPrior prior: Int) -> Float { bestOverlaps[prior] }

  /// What each prior learns. For show and tests; loops read the columns.
  public var assignments: [PriorAssignment] {
    var result = [PriorAssignment](repeating: .negative, count: priorCount)
    for (prior, groundTruth) in zip(positives.prior, positives.groundTruth) {
      result[Int(prior)] = .positive(groundTruth: Int(groundTruth))
    }
    for prior in ignored { result[Int(prior)] = .ignored }
    return result
  }

  mutating func reset(for priors: Priors) {
    positives.removeAll()
    ignored.removeAll(keepingCapacity: true)
    standIn = nil
    boxes.removeAll()
    areas.removeAll(keepingCapacity: true)
    frames.removeAll()
    doubleBoxes.removeAll()
    doubleFrames.removeAll()
    sources.removeAll(keepingCapacity: true)
    classTargets.removeAll(keepingCapacity: true)
    peaks.removeAll(keepingCapacity: true)
    peakPriors.removeAll(keepingCapacity: true)
    priorCount = priors.count
    let padded = priors.scan.paddedCount
    if bestOverlaps.count != padded {
      bestOverlaps = Array(repeating: 0, count: padded)
      bestGroundTruths = Array(repeating: 0, count: padded)
      forced = Array(repeating: -1, count: padded)
    } else {
      bestOverlaps.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
  }

  mutating func append(
    xMin: Float, yMin: Float, xMax: Float, yMax: Float,
    cx: Float, cy: Float, width: Float, height: Float, classTarget: Int32
  ) {
    boxes.append(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax)
    areas.append((xMax - xMin) * (yMax - yMin))
    frames.append(cx: cx, cy: cy, width: width, height: height)
    sources.append(Int32(truncatingIfNeeded: classTargets.count))
    classTargets.append(classTarget)
  }

  /// Adds a ground truth that the trainer leaves out.
  mutating func leaveOut(classTarget: Int32) { classTargets.append(classTarget) }

  /// Adds an edge pair's numbers in `Double`: center form, and corners again from that.
  mutating func appendDoubles(_ x: (low: Double, high: Double), _ y: (low: Double, high: Double)) {
    let (cx, cy) = ((x.low + x.high) / 2, (y.low + y.high) / 2)
    let (width, height) = (x.high - x.low, y.high - y.low)
    doubleFrames.append(cx: cx, cy: cy, width: width, height: height)
    doubleBoxes.append(
      xMin: cx - width / 2, yMin: cy - height / 2, xMax: cx + width / 2, yMax: cy + height / 2)
  }

  /// Names positives by their ground truths in the image, those left out counted.
  mutating func renumber() {
    guard sources.count < classTargets.count else { return }
    for i in positives.groundTruth.indices {
      positives.groundTruth[i] = sources[Int(positives.groundTruth[i])]
    }
  }
}
