/// Which count is recommended, and why.
public struct ElbowRecommendation: Hashable, Sendable {
  /// What is looked at.
  public enum Measure: String, Hashable, Sendable {
    /// Mean over boxes of the best shape IoU.
    case meanIoU
    /// Mean over objects of the overlap that a trainer's matcher gives them.
    case matchedIoU
  }

  /// The count: the first that is enough by the rule and as good as ``floor``; nothing where even the
  /// most that were tried are not.
  public let count: Int?
  /// The first count that is enough by the rule alone.
  public let enough: Int?
  /// What is looked at.
  public let measure: Measure
  /// What the anchors have to reach: what a trainer's own give it.
  public let floor: Double?
  /// What the next anchor after ``enough`` would add.
  public let nextGain: Double
  /// The most anchors that were tried.
  public let tried: Int
  /// The rule.
  public let rule: EnoughRule

  /// Applies the rule to the values of 1, 2, 3, … anchors.
  init(
    _ values: [Double], isLevel: Bool, measure: Measure, floor: Double? = nil,
    rule: EnoughRule = .standard
  ) {
    let enough = rule.choose(values, isLevel: isLevel)
    self.enough = enough
    count = enough.flatMap { enough in
      (enough...max(enough, values.count)).first { values[$0 - 1] >= floor ?? -.infinity }
    }
    self.measure = measure
    self.floor = floor
    self.rule = rule
    tried = values.count
    let place = enough ?? values.count
    nextGain = values.indices.contains(place) ? values[place] - values[place - 1] : 0
  }

  /// Whether more than what is enough is needed to be as good as what the trainer has.
  public var isRaised: Bool { count != enough }
}

extension ElbowRecommendation: CustomStringConvertible {
  /// One clause: why this count.
  public var description: String {
    guard enough != nil else {
      return "after \(tried) anchors, more still add \(Self.points(rule.gain)) points each"
    }
    if count == nil { return "up to \(tried) are worse than the trainer's own" }
    if isRaised { return "it takes as many to match the trainer's own" }
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
      + "\(rule.window) ahead\(floor == nil ? "" : "; no worse than the trainer's own")"
  }

  /// A share in points of a hundred, with one digit.
  private static func points(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}
