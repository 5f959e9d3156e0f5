import Boxes
import Testing

@testable import Targets

/// Every prior at a ground truth's best overlap is forced: small matrices, one row a prior, by hand.
@Suite struct `Ties of a best overlap` {
  private func match(
    _ owner: TieOwner, floor: Double = 0, _ rows: [[Double]]
  ) -> [PriorAssignment] {
    let policy = MatchPolicy(
      forced: .everyBestPrior(owner: owner, floor: floor), threshold: 0.7, comparator: .atLeast,
      ignoredFrom: 0.3)
    return policy.assignments(
      of: OverlapMatrix(
        priors: rows.count, groundTruths: rows[0].count, values: rows.flatMap { $0 }))
  }

  @Test(arguments: [TieOwner.ownBest, .last])
  func `all that tie are positive, even from the ignored band`(owner: TieOwner) {
    #expect(
      match(owner, [[0.4], [0.4], [0.35], [0.1]])
        == [.positive(groundTruth: 0), .positive(groundTruth: 0), .ignored, .negative])
  }

  @Test func `a prior keeps its own best, and a ground truth can lose all its priors`() {
    // Ground truth 1 has prior 0 as its best, which fits ground truth 0 better.
    let rows = [[0.5, 0.4], [0.1, 0.2]]
    #expect(match(.ownBest, rows) == [.positive(groundTruth: 0), .negative])
    #expect(match(.last, rows) == [.positive(groundTruth: 1), .negative])
  }

  @Test func `the last takes a prior away even from above the threshold`() {
    #expect(match(.last, [[0.9, 0.2]]) == [.positive(groundTruth: 1)])
    #expect(match(.ownBest, [[0.9, 0.2]]) == [.positive(groundTruth: 0)])
  }

  @Test func `without overlap every prior ties at zero, unless there is a floor`() {
    let rows = [[0.0], [0.0], [0.0]]
    let all = Array(repeating: PriorAssignment.positive(groundTruth: 0), count: 3)
    #expect(match(.ownBest, rows) == all)
    #expect(match(.last, rows) == all)
    #expect(match(.last, floor: 0.3, rows) == [.negative, .negative, .negative])
    // A best overlap of the floor itself is enough.
    #expect(match(.last, floor: 0.3, [[0.3], [0.2]]) == [.positive(groundTruth: 0), .negative])
  }

  @Test func `the last ground truth without overlap takes every prior from the others`() throws {
    let preset = try TrainerPresets.named("mmdet-retinanet")
    let encoder = try TargetEncoder(preset)
    var truths = GroundTruthColumns()
    truths.append(Edges(xMin: 100, yMin: 100, xMax: 300, yMax: 260), classIndex: 1)
    truths.append(Edges(xMin: 400, yMin: 400, xMax: 400, yMax: 420), classIndex: 2)
    let work = try encoder.encode(truths)
    #expect(work.positives.count == encoder.priors.count)
    #expect(work.positives.groundTruth.allSatisfy { $0 == 1 })
    // detectron2's priors keep what they overlap.
    let other = try TargetEncoder(TrainerPresets.named("detectron2-retinanet")).encode(truths)
    #expect(other.positives.count == encoder.priors.count)
    #expect(other.positives.groundTruth.allSatisfy { $0 == 0 })
  }
}
