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

  /// One for each count that was asked for, ascending.
  public let curve: [Point]
  /// One for each count that the recommendation looked at, from 1.
  public let considered: [Point]
  /// What each criterion says about the counts that were asked for, in the order of
  /// ``KneeCriterion/all``.
  public let verdicts: [Verdict]
  /// The recommended count, with its reason; the same for any counts that are asked for.
  public let recommendation: ElbowRecommendation

  /// Judges a curve.
  init(curve: [Point], considered: [Point], recommendation: ElbowRecommendation) {
    self.curve = curve
    self.considered = considered
    let samples = curve.map(KneeSample.init)
    verdicts = KneeCriterion.all.map { Verdict(criterion: $0, count: $0.choose(from: samples)) }
    self.recommendation = recommendation
  }

  /// The recommended count, or nothing when even the most anchors that were tried are not enough.
  public var elbow: Int? { recommendation.count }
}
