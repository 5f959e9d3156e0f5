import Randomness

/// One of several searches that run side by side: climbs, then tries anchors in other places.
struct RefinementTrack: Sendable {
  private(set) var search: FitSearch
  private(set) var score: Double
  private var generator: SeededGenerator

  /// Steps of the climb after an anchor was put elsewhere.
  private static let settlingSteps = [0.12, 0.03, 0.01]
  /// Steps of a first climb over all sizes.
  static let rankingSteps = [0.1, 0.03, 0.01]
  /// Steps from there to the top.
  static let finalSteps = [0.02, 0.005, 0.001, 3e-4, 1e-4, 1e-5, 1e-6]
  /// Gains below this share of the score are rounding.
  private static let negligible = 1e-12

  init(_ search: FitSearch, generator: SeededGenerator) {
    self.search = search
    self.generator = generator
    score = search.score
  }

  /// Climbs from where it stands.
  mutating func settle(evaluations: Int) {
    search.climb(steps: Self.settlingSteps, sweeps: 6, limit: search.evaluations + evaluations)
    score = search.score
  }

  /// Tries other places for anchors until so many more evaluations are spent.
  mutating func explore(evaluations: Int) {
    guard search.anchors.count > 1 else { return }
    let limit = search.evaluations + evaluations
    while search.evaluations < limit {
      var trial = search
      let moved = chooseLeastMissed()
      guard let place = draw(without: moved) else { return }
      trial.place(moved, at: place)
      _ = trial.climb(moved, step: 0.25, until: 0.05)
      trial.climb(steps: Self.settlingSteps, sweeps: 4, limit: limit)
      let value = trial.score
      if value > score * (1 + Self.negligible) {
        search = trial
        score = value
      } else {
        search.countEvaluations(of: trial)
      }
    }
  }

  /// Takes over the anchors of another track.
  mutating func follow(_ other: RefinementTrack) {
    let spent = search
    search = other.search
    search.countEvaluations(of: spent)
    score = other.score
  }

  /// One of the anchors that would be missed least.
  private mutating func chooseLeastMissed() -> Int {
    let without = search.scoresWithout
    let order = without.indices.sorted { (without[$0], $1) > (without[$1], $0) }
    let choices = max(2, (order.count + 1) / 2)
    // The square of a uniform number favors the first.
    let place = generator.unit()
    return order[min(order.count - 1, Int(place * place * Double(choices)))]
  }

  /// A point drawn by how badly the other anchors fit it.
  private mutating func draw(without index: Int) -> AxisPair? {
    let rest = search.rest(without: index)
    let points = search.points
    var total = 0.0
    for point in 0..<points.count { total += points.weight[point] * (1 - rest[point]) }
    guard total > 0 else { return nil }
    let target = generator.unit() * total
    var sum = 0.0
    for point in 0..<points.count {
      sum += points.weight[point] * (1 - rest[point])
      if sum > target { return points.point(point) }
    }
    return points.point(points.count - 1)
  }
}
