/// What a layout is fitted for, and what it must not lose.
///
/// Every object counts one and its best IoU where it is matched without being forced, and nothing
/// otherwise, so the score is `matched share · (1 + mean matched IoU)`. Beside it stand the limits: no
/// fewer objects matched than by the defaults, no less overlap in sum, no more objects without any
/// prior, and positives within a factor of 1.5 of those of the defaults, up and down: many cells that
/// learn one object drown the others, and few leave the loss little to learn from. Each object more
/// that is matched may bring twelve: half as many again as an object has on VOC2007 under SSD300's
/// defaults.
public struct LayoutGoal: Hashable, Sendable {
  /// How the defaults fare.
  public let defaults: LayoutTally

  /// The most positives, as a factor on those of the defaults.
  public static let positivesFactor = 1.5
  /// The factor that the search keeps to: room for the objects that it does not look at.
  private static let searchedFactor = 1.45
  /// The positives that an object more may bring.
  public static let positivesOfMatch = 12.0

  /// Takes what is to be beaten.
  public init(beating defaults: LayoutTally) {
    self.defaults = defaults
  }

  /// Whether a layout loses nothing that the defaults have.
  public func isMet(by tally: LayoutTally) -> Bool {
    tally.matched >= defaults.matched && tally.meanTrueOverlap >= defaults.meanTrueOverlap
      && tally.neverMatched <= defaults.neverMatched
      && positives(tally, Self.positivesFactor).contains(Double(tally.positives))
  }

  /// What leads the search: the score, and less for what is beyond the limits.
  func worth(_ tally: LayoutTally) -> Double {
    let objects = Double(max(1, tally.objects))
    let range = positives(tally, Self.searchedFactor)
    let positives = Double(tally.positives)
    let excess = max(0, positives / max(1, range.upperBound) - 1)
    let lack = max(0, 1 - positives / max(1, range.lowerBound))
    let lost = Double(max(0, defaults.matched - tally.matched)) / objects
    let never = Double(max(0, tally.neverMatched - defaults.neverMatched)) / objects
    let overlap = max(0, defaults.meanTrueOverlap - tally.meanTrueOverlap)
    return tally.score - excess - lack - 2 * (lost + never + overlap)
  }

  private func positives(_ tally: LayoutTally, _ factor: Double) -> ClosedRange<Double> {
    let own = Double(defaults.positives)
    let more = Double(max(0, tally.matched - defaults.matched))
    return own / factor...own * factor + Self.positivesOfMatch * more
  }
}
