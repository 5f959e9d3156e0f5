/// How well k anchors fit, against k, and the count that several criteria would choose.
public struct ElbowReport: Hashable, Sendable {
  /// One count.
  public struct Point: Hashable, Sendable {
    /// The count that was asked for.
    public let count: Int
    /// The anchors; fewer than `count` when there are no more distinct sizes.
    public let anchors: AnchorSet
    /// Their fit.
    public let metrics: AnchorMetrics
    /// The worst cost of the restarts over the best, minus one.
    public let restartSpread: Double
    /// Whether the anchors are simply all distinct sizes.
    public let isEveryDistinctSize: Bool
  }

  /// What one criterion says.
  public struct Verdict: Hashable, Sendable {
    /// The criterion.
    public let criterion: KneeCriterion
    /// The count it chooses, or nothing when it can't say.
    public let count: Int?
  }

  /// One for each count, ascending.
  public let curve: [Point]
  /// What each criterion says, in the order of ``KneeCriterion/all``.
  public let verdicts: [Verdict]
  /// The recommended count, with its reason.
  public let recommendation: ElbowRecommendation

  /// Judges a curve.
  public init(curve: [Point]) {
    self.curve = curve
    let samples = curve.map(KneeSample.init)
    verdicts = KneeCriterion.all.map { Verdict(criterion: $0, count: $0.choose(from: samples)) }
    recommendation = ElbowRecommendation(samples, verdicts: verdicts)
  }

  /// The recommended count, or nothing when there were too few counts to see an elbow.
  public var elbow: Int? { recommendation.count }
}

/// Which count is recommended, and why.
public enum ElbowRecommendation: Hashable, Sendable {
  /// The mean IoU at `count` lies farthest above the straight line between the ends of the curve.
  ///
  /// `gainBefore` is what the mean IoU rose by from one anchor to the next up to `count`, on
  /// average, and `gainAfter` from there on; `agreeing` are the criteria that choose the same count.
  case farthestFromChord(
    count: Int, gainBefore: Double, gainAfter: Double, agreeing: [KneeCriterion])
  /// More anchors fit no better: the lowest count does.
  case flat(count: Int)
  /// Fewer than three counts have no elbow.
  case tooFewCounts

  init(_ samples: [KneeSample], verdicts: [ElbowReport.Verdict]) {
    guard samples.count >= 3, let first = samples.first, let last = samples.last else {
      self = .tooFewCounts
      return
    }
    guard let count = KneeCriterion.chord.choose(from: samples),
      let elbow = samples.first(where: { $0.count == count })
    else {
      self = .flat(count: first.count)
      return
    }
    self = .farthestFromChord(
      count: count,
      gainBefore: (elbow.meanIoU - first.meanIoU) / Double(max(1, count - first.count)),
      gainAfter: (last.meanIoU - elbow.meanIoU) / Double(max(1, last.count - count)),
      agreeing: verdicts.filter { $0.count == count && $0.criterion != .chord }.map(\.criterion))
  }

  /// The recommended count.
  public var count: Int? {
    switch self {
    case .farthestFromChord(let count, _, _, _), .flat(let count): count
    case .tooFewCounts: nil
    }
  }
}

extension ElbowRecommendation: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .farthestFromChord(let count, let before, let after, let agreeing):
      let others = agreeing.map(\.description).joined(separator: ", ")
      let agreement = others.isEmpty ? "" : " (so says: \(others))"
      return "mean IoU at \(count) lies farthest above the line between the ends of the curve: "
        + "each anchor up to it gains \(Self.points(before)) points, each one after it "
        + "\(Self.points(after))\(agreement)"
    case .flat(let count): return "more than \(count) anchors fit no better"
    case .tooFewCounts: return "fewer than three counts have no elbow; try --counts 1-15"
    }
  }

  /// A share in points of a hundred, with two digits.
  private static func points(_ share: Double) -> String {
    let hundredths = Int((share * 10_000).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let digits = hundredths.magnitude
    let fraction = digits % 100
    return "\(sign)\(digits / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
