/// How many anchors are enough: the first count after which more of them no longer pay for themselves.
///
/// What one more anchor costs is always the same: a prior in each cell of its grid, and the channels that
/// predict it. So it has to buy a stated gain, whatever the curve does elsewhere: `k` is enough when
/// neither one more anchor gains `gain`, nor two more twice that, nor `window` more that many times. The
/// window keeps a single level step from ending the search; what lies past it is not looked at, so the
/// answer does not depend on the range of counts that is tried.
public struct EnoughRule: Hashable, Sendable {
  /// What an anchor has to add to the mean overlap.
  public let gain: Double
  /// How many further anchors are looked at.
  public let window: Int

  /// States a rule.
  public init(gain: Double, window: Int) {
    precondition(
      gain > 0 && window >= 1, "an anchor has to gain something, and one has to be looked at")
    self.gain = gain
    self.window = window
  }

  /// Two points of a hundred, three anchors ahead.
  ///
  /// Two points is what YOLOv2's authors stopped at: they call five a good trade on VOC and COCO, and on
  /// VOC 2007 a sixth anchor adds 2.0 to the mean IoU.
  public static let standard = EnoughRule(gain: 0.02, window: 3)

  /// The count that is enough, or nothing when the values end too early to tell.
  ///
  /// - Parameters:
  ///   - values: the mean overlap with 1, 2, 3, … anchors.
  ///   - isLevel: whether all further values are the last one.
  func choose(_ values: [Double], isLevel: Bool) -> Int? {
    func value(_ place: Int) -> Double? {
      values.indices.contains(place) ? values[place] : isLevel ? values.last : nil
    }
    for place in values.indices {
      var isEnough = true
      for ahead in 1...window where isEnough {
        guard let next = value(place + ahead) else { return nil }
        isEnough = next - values[place] < gain * Double(ahead)
      }
      if isEnough { return place + 1 }
    }
    return nil
  }
}

/// Which count is recommended, and why.
public struct ElbowRecommendation: Hashable, Sendable {
  /// What is looked at.
  public enum Measure: String, Hashable, Sendable {
    /// Mean over boxes of the best shape IoU.
    case meanIoU
    /// Mean over objects of the overlap that a trainer's matcher gives them.
    case matchedIoU
  }

  /// The count; nothing where even the most that were tried were not enough.
  public let count: Int?
  /// What is looked at.
  public let measure: Measure
  /// What the next anchor after `count` would add.
  public let nextGain: Double
  /// The most anchors that were tried.
  public let tried: Int
  /// The rule.
  public let rule: EnoughRule

  /// Applies the rule to the values of 1, 2, 3, … anchors.
  init(_ values: [Double], isLevel: Bool, measure: Measure, rule: EnoughRule = .standard) {
    count = rule.choose(values, isLevel: isLevel)
    self.measure = measure
    self.rule = rule
    tried = values.count
    let place = count ?? values.count
    nextGain = values.indices.contains(place) ? values[place] - values[place - 1] : 0
  }
}

extension ElbowRecommendation: CustomStringConvertible {
  /// One clause: why this count.
  public var description: String {
    guard count != nil else {
      return "after \(tried) anchors, more still add \(Self.points(rule.gain)) points each"
    }
    return "one more adds \(Self.points(nextGain)) points of \(what)"
  }

  private var what: String { measure == .meanIoU ? "mean IoU" : "matched IoU" }

  /// What is asked of an anchor, as a clause.
  public var demand: String {
    "an anchor is worth its priors when it adds \(Self.points(rule.gain)) points of \(what)"
  }

  /// The rule in short.
  public var method: String {
    "gain under \(Self.points(rule.gain)) points of \(measure.rawValue) an anchor, "
      + "\(rule.window) ahead"
  }

  /// A share in points of a hundred, with one digit.
  private static func points(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}
