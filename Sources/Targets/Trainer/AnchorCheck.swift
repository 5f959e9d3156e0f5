import Boxes

/// yolov5's test whether anchors fit a training set: the share of boxes whose sides differ from those
/// of some anchor by less than a factor, its "best possible recall".
///
/// Each image is scaled by a random factor before it is tested, so that the trainer's number is not to
/// be told: only between which two it lies.
///
/// - Parity: yolov5 7.0.14 and yolov7, `check_anchors`, read. They compute in `Float`; here doubles.
public struct AnchorCheck: Hashable, Sendable {
  /// `anchor_t`: each side of box and anchor is less than that many times the other.
  public var sideRatio: Double
  /// The share to be reached.
  public var leastRecall: Double
  /// Whether that share itself is enough.
  public var isEnough: Bool
  /// The factors between which each image is scaled.
  public var scales: ClosedRange<Double>

  /// Names the numbers.
  public init(
    sideRatio: Double, leastRecall: Double, isEnough: Bool, scales: ClosedRange<Double> = 0.9...1.1
  ) {
    self.sideRatio = sideRatio
    self.leastRecall = leastRecall
    self.isEnough = isEnough
    self.scales = scales
  }

  /// Whether a share saves the anchors.
  public func passes(_ recall: Double) -> Bool {
    isEnough ? recall >= leastRecall : recall > leastRecall
  }

  /// The factors by which a box may be scaled so that an anchor fits it.
  ///
  /// - Units: both in pixels of an input whose longer side the image fills.
  func fits(_ box: Size<InputPixels>, _ anchor: Size<InputPixels>) -> ClosedRange<Double>? {
    let low = max(anchor.width / box.width, anchor.height / box.height) / sideRatio
    let high = min(anchor.width / box.width, anchor.height / box.height) * sideRatio
    return low < high ? low...high : nil
  }
}

/// What ``AnchorCheck`` finds in a training set. Mergeable; the order of boxes does not matter.
public struct AnchorCheckTally: Hashable, Sendable {
  /// Boxes that were looked at.
  public private(set) var boxes = 0
  /// Those that some anchor fits as they are.
  public private(set) var fitting = 0
  /// Those that some anchor fits by whatever factor the image is scaled.
  public private(set) var always = 0
  /// Those that some anchor fits by some factor.
  public private(set) var ever = 0

  /// Starts with none.
  public init() {}

  /// Looks at a box.
  ///
  /// - Units: pixels of an input whose longer side the image fills.
  public mutating func add(
    _ box: Size<InputPixels>, _ anchors: [Size<InputPixels>], _ check: AnchorCheck
  ) {
    let ranges = anchors.compactMap { check.fits(box, $0) }
    boxes += 1
    // A side that differs by the very factor does not fit: the ends of a range are outside it.
    if ranges.contains(where: { $0.lowerBound < 1 && 1 < $0.upperBound }) { fitting += 1 }
    var reached = check.scales.lowerBound
    var isGap = false
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound >= reached { isGap = isGap || reached < check.scales.upperBound }
      reached = max(reached, range.upperBound)
    }
    if !isGap, reached > check.scales.upperBound { always += 1 }
    let isReached = ranges.contains {
      $0.lowerBound < check.scales.upperBound && check.scales.lowerBound < $0.upperBound
    }
    if isReached { ever += 1 }
  }

  /// Adds what another one looked at.
  public mutating func merge(_ other: Self) {
    boxes += other.boxes
    fitting += other.fitting
    always += other.always
    ever += other.ever
  }

  /// The share of boxes that some anchor fits as they are; nothing without boxes.
  public var recall: Double? { share(fitting) }
  /// The least and the largest share that the trainer can come to.
  public var bounds: ClosedRange<Double>? {
    guard let low = share(always), let high = share(ever) else { return nil }
    return low...high
  }

  private func share(_ count: Int) -> Double? {
    boxes > 0 ? Double(count) / Double(boxes) : nil
  }
}
