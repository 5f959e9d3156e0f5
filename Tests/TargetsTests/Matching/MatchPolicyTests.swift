import Testing

@testable import Targets

/// Small matrices, one row a prior, worked by hand.
@Suite struct `Match policies` {
  private func match(_ policy: MatchPolicy, _ rows: [[Double]]) -> [PriorAssignment] {
    policy.assignments(
      of: OverlapMatrix(
        priors: rows.count, groundTruths: rows.first?.count ?? 0, values: rows.flatMap { $0 }))
  }

  @Test func `one half is enough, or not`() {
    let rows = [[0.5], [0.25], [0.75]]
    let atLeast = MatchPolicy(forced: .none, comparator: .atLeast)
    #expect(
      match(atLeast, rows) == [.positive(groundTruth: 0), .negative, .positive(groundTruth: 0)])
    let above = MatchPolicy(forced: .none, comparator: .above)
    #expect(match(above, rows) == [.negative, .negative, .positive(groundTruth: 0)])
  }

  @Test func `the band below the threshold is ignored`() {
    let policy = MatchPolicy(forced: .none, comparator: .atLeast, ignoredFrom: 0.4)
    #expect(
      match(policy, [[0.39], [0.4], [0.49], [0.5]])
        == [.negative, .ignored, .ignored, .positive(groundTruth: 0)])
  }

  @Test func `greedy matching takes the largest first and gives the loser its next`() {
    let policy = MatchPolicy(forced: .bipartite(floor: 1e-6, .atLeast), comparator: .atLeast)
    // Both want prior 0; ground truth 1 has more of it, so 0 gets prior 1.
    #expect(
      match(policy, [[0.4, 0.45], [0.3, 0.1], [0, 0]])
        == [.positive(groundTruth: 1), .positive(groundTruth: 0), .negative])
  }

  @Test func `without overlap greedy matching drops a ground truth`() {
    let policy = MatchPolicy(forced: .bipartite(floor: 1e-6, .above), comparator: .atLeast)
    #expect(match(policy, [[0, 0.3], [0, 0.2]]) == [.positive(groundTruth: 1), .negative])
  }

  @Test func `ties go to the lowest prior, and sharing lets the others in`() {
    let rows = [[0.3], [0.3], [0.2]]
    var policy = MatchPolicy(forced: .bipartite(floor: 1e-12, .above), comparator: .atLeast)
    #expect(match(policy, rows) == [.positive(groundTruth: 0), .negative, .negative])
    policy.sharesTies = true
    #expect(
      match(policy, rows)
        == [.positive(groundTruth: 0), .positive(groundTruth: 0), .negative])
  }

  @Test func `a first ground truth that overlaps nothing takes every idle prior`() {
    var policy = MatchPolicy(forced: .bipartite(floor: 1e-12, .above), comparator: .atLeast)
    policy.sharesTies = true
    let poisoned = match(policy, [[0, 0.6], [0, 0], [0, 0.1]])
    #expect(
      poisoned == [.positive(groundTruth: 1), .positive(groundTruth: 0), .negative])
    // In any other place it is harmless.
    #expect(
      match(policy, [[0.6, 0], [0, 0], [0.1, 0]])
        == [.positive(groundTruth: 0), .negative, .negative])
  }

  @Test(arguments: [
    (ForcedConflict.first, 0), (.last, 1),
  ])
  func `two ground truths on one prior leave one of them out`(
    conflict: ForcedConflict, winner: Int
  ) {
    let policy = MatchPolicy(forced: .bestPrior(conflict: conflict), comparator: .above)
    #expect(
      match(policy, [[0.3, 0.2], [0.1, 0.1]]) == [.positive(groundTruth: winner), .negative])
  }

  @Test func `a forced match goes before the threshold`() {
    let policy = MatchPolicy(forced: .bestPrior(conflict: .last), comparator: .atLeast)
    // Prior 0 fits ground truth 0 by 0.9, but it is the best that ground truth 1 has.
    #expect(match(policy, [[0.9, 0.2]]) == [.positive(groundTruth: 1)])
  }

  @Test func `no ground truth, no positive`() {
    let policy = MatchPolicy(forced: .bestPrior(conflict: .last), comparator: .atLeast)
    let empty = OverlapMatrix<Double>(priors: 3, groundTruths: 0, values: [])
    #expect(policy.assignments(of: empty) == [.negative, .negative, .negative])
  }
}
