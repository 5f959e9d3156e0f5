import Boxes
import Randomness

extension RefinementSearch {
  /// Candidates under an objective that can only be asked.
  ///
  /// Starts from the given anchors and from those with the best mean IoU, then moves one anchor at
  /// a time by shrinking factors; each score counts against the budget.
  mutating func runCustom(
    budget: Int, _ progress: (AnchorRefinement.Progress) -> Void
  ) -> [[AxisPair]] {
    var best = start
    var bestScore = score(best)
    var proxy = RefinementSearch(
      objective: .meanIoU, seed: seed, sample: sample, jobs: jobs, given: given)
    // Overlap is quick to look at: a score of the objective costs as much as many of these.
    let quickBudget = min(AnchorRefinement.defaultBudget / 4, 20 * budget)
    for candidate in proxy.run(budget: quickBudget, { _ in }) {
      guard evaluations < budget else { break }
      let value = score(candidate)
      if value > bestScore {
        best = candidate
        bestScore = value
      }
    }
    var generator = SeededGenerator(seed: seed, stream: 1 << 40)
    for step in [0.2, 0.1, 0.05, 0.02, 0.01, 0.005] {
      var hasMoved = true
      while hasMoved, evaluations < budget {
        hasMoved = false
        for index in Self.shuffled(best.count, &generator) {
          for direction in ShapeClimb.directions where evaluations < budget {
            var trial = best
            trial[index] = ShapeClimb.moved(best[index], step, direction)
            let value = score(trial)
            guard value > bestScore else { continue }
            best = trial
            bestScore = value
            hasMoved = true
          }
        }
        progress(.init(spent: evaluations, budget: budget, score: bestScore))
      }
    }
    return [best]
  }

  private mutating func score(_ anchors: [AxisPair]) -> Double {
    evaluations += 1
    let set = AnchorSet(
      anchors.compactMap { Size<SampleUnits>(width: $0.x, height: $0.y) }, scaling: sample.scaling)
    return objective.score(set.sizes, on: sample, jobs: jobs)
  }

  private static func shuffled(_ count: Int, _ generator: inout SeededGenerator) -> [Int] {
    var order = Array(0..<count)
    for index in order.indices.dropLast() {
      order.swapAt(index, index + generator.index(below: count - index))
    }
    return order
  }
}
