import Boxes
import Testing

@testable import Targets

@Suite struct `Ground truths that a trainer takes` {
  private func truths(_ boxes: [[Double]]) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    for (index, box) in boxes.enumerated() {
      columns.append(
        Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]), classIndex: index)
    }
    return columns
  }

  @Test func `a small one is left out, and the others keep their numbers`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("pytorch-ssd300"))
    let small = [10.0, 10, 100, 22], large = [60.0, 75, 180, 150]
    let work = try encoder.encode(truths([small, large, small]))
    let alone = try encoder.encode(truths([large]))
    #expect(work.positives.prior == alone.positives.prior && work.positives.count > 5)
    #expect(work.positives.tx == alone.positives.tx)
    #expect(Set(work.positives.groundTruth) == [1])
    var targets: [Int32] = []
    encoder.classTargets(of: work, into: &targets)
    #expect(Set(targets) == [0, 2])
    #expect(try encoder.encode(truths([small])).positives.count == 0)
    // 12 pixels of 300 are 4 %, which is not above 4 %.
    #expect(try encoder.encode(truths([[10, 10, 100, 23]])).positives.count > 0)
  }

  @Test func `an image of small ones alone is an image without boxes`() throws {
    var preset = try TrainerPresets.named("gluoncv-ssd300")
    preset.intake.leastSide = 0.04
    let work = try TargetEncoder(preset).encode(truths([[10, 10, 20, 20]]))
    #expect(work.standIn == .paddingRow && Set(work.positives.groundTruth) == [0])
    preset.policy.emptyImage = .refused(reason: "no boxes")
    #expect(throws: TargetsError.emptyImage(trainer: preset.name, reason: "no boxes")) {
      try TargetEncoder(preset).encode(truths([[10, 10, 20, 20]]))
    }
  }

  @Test func `a box without width stops ssd_keras`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("ssd-keras-300"))
    let error = TargetsError.degenerateBox(
      trainer: "ssd-keras-300", index: 1, reason: "DegenerateBoxError")
    #expect(throws: error) { try encoder.encode(truths([[0, 0, 9, 9], [50, 50, 50, 60]])) }
    #expect("\(error)".contains("ground truth 1"))
  }

  @Test func `prior 0 is background in PaddleDetection, and its object learns nothing`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("paddledet-ssd300"))
    let corner = truths([[0, 0, 6, 6]])
    #expect(try encoder.encode(corner).positives.count == 0)
    // The workspace forgets it.
    var work = TargetWorkspace()
    try encoder.encode(corner, into: &work)
    let large = truths([[60, 75, 180, 150]])
    try encoder.encode(large, into: &work)
    #expect(try work.positives == encoder.encode(large).positives)
    var preset = encoder.preset
    preset.policy.backgroundPriors = []
    #expect(try TargetEncoder(preset).encode(corner).positives.prior == [0])
  }

  @Test func `shape by shape, a prior's place is counted so too`() throws {
    let priors = try TrainerPresets.named("super-gradients-ssd300").layout.priors()
    #expect(priors.place(of: 39) == PriorPlace(level: 0, row: 1, column: 1, shape: 0))
    #expect(priors.place(of: 38 * 38) == PriorPlace(level: 0, row: 0, column: 0, shape: 1))
    #expect(priors.place(of: 8743) == PriorPlace(level: 5, row: 1, column: 1, shape: 3))
  }
}
