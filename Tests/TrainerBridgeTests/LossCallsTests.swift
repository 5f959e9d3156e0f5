import Targets
import Testing

@testable import TrainerBridge

@Suite struct LossCallsTests {
  /// Three priors, two classes with background, uniform logits: each term is ln 2.
  private func loss(
    assignment: [Int32], classTargets: [Int32], name: String = "torchvision",
    normalization: String? = nil, settings: [Double] = [.nan, .nan, .nan, .nan],
    overlaps: [Float]? = nil
  ) -> (status: Int32, numbers: [Double], negatives: [UInt8]) {
    let count = assignment.count
    var numbers = [Double](repeating: -1, count: 5)
    var terms = [Double](repeating: -1, count: 2)
    var termCount: Int64 = 0
    var negatives = [UInt8](repeating: 9, count: count)
    let status = multiBoxLoss(
      [Float](repeating: 0, count: count * 2), [Float](repeating: 0, count: count * 4),
      [1, Int64(count), 2, 0], assignment, classTargets,
      [Float](repeating: 0.5, count: count * 4), overlaps, nil, name, normalization, settings,
      &numbers, &terms, &termCount, &negatives)
    return (status, numbers, negatives)
  }

  @Test func `a loss by hand`() {
    let result = loss(assignment: [-1, 0, -1], classTargets: [0, 1, 0])
    #expect(result.status == 0)
    // One positive, two negatives: 3 ln 2. Four coordinates off by a half: 4 × 0.125.
    #expect(abs(result.numbers[1] - 2.0794415) < 1e-6)
    #expect(result.numbers[2] == 0.5)
    #expect(result.numbers[3] == 1 && result.numbers[4] == 2)
    #expect(result.negatives == [1, 0, 1])
  }

  @Test func `an ignored prior is neither`() {
    let result = loss(assignment: [-2, 0, -1], classTargets: [-1, 1, 0])
    #expect(result.negatives == [0, 0, 1] && result.numbers[4] == 1)
  }

  @Test func `class 0 is an object where the background is the last column`() {
    let result = loss(assignment: [-1, 0, -2], classTargets: [1, 0, -1], name: "mmdet")
    #expect(result.status == 0)
    #expect(result.numbers[3] == 1 && result.negatives == [1, 0, 0])
    #expect(loss(assignment: [0], classTargets: [-1], name: "mmdet").status == 1)
  }

  @Test func `a focal loss takes every prior but the ignored`() {
    let names = (name: "mmdet-retinanet", normalization: "batch-plus-one")
    let result = loss(
      assignment: [-1, 0, -2], classTargets: [2, 0, -1], name: names.name,
      normalization: names.normalization)
    // Logits of 0: ¼ ln 2 a column, weighed 0.25 where wanted and 0.75 elsewhere; over 1 + 1.
    #expect(abs(result.numbers[1] - (0.25 + 3 * 0.75) / 4 * 0.693_147_181 / 2) < 1e-9)
    #expect(result.negatives == [0, 0, 0])
  }

  @Test func `settings change what they name`() {
    let result = loss(
      assignment: [-1, 0, -1], classTargets: [0, 1, 0], settings: [1, .nan, 0.5, 3])
    #expect(result.negatives == [1, 0, 0])
    // |d| = rho = 0.5: d² / (2 rho) is 0.25, four times; the weight is 3.
    #expect(result.numbers[2] == 1)
    #expect(abs(result.numbers[0] - (result.numbers[1] + 3)) < 1e-12)
  }

  @Test func `nonsense is refused and never traps`() {
    #expect(loss(assignment: [0], classTargets: [2]).status == 1)
    #expect(Encoder.message.contains("the class target of prior 0 of image 0 is 2"))
    #expect(loss(assignment: [0], classTargets: [1], name: "x").status == 1)
    #expect(Encoder.message.contains("expected one of gluoncv, torchcv"))
    #expect(loss(assignment: [0], classTargets: [1], normalization: "x").status == 1)
    #expect(loss(assignment: [0], classTargets: [1], settings: [.infinity, 0, 0, 0]).status == 1)
    #expect(Encoder.message.contains("negative ratio is inf"))
    #expect(loss(assignment: [0], classTargets: [1], name: "caffe").status == 1)
    #expect(loss(assignment: [0], classTargets: [1], name: "caffe", overlaps: [1]).status == 0)
    #expect(loss(assignment: [-1], classTargets: [0], name: "torchcv").status == 1)
    #expect(Encoder.message.contains("ZeroDivisionError"))
  }

  @Test func `squeezedet's loss wants whole images`() throws {
    let encoder = try Encoder("squeezedet")
    var numbers = [Double](repeating: 0, count: 6)
    #expect(squeezeDetLoss(encoder.pointer, [0, 1], 2, [0], 1, nil, &numbers) == 1)
    #expect(Encoder.message.contains("the network's output has 2 numbers"))
    let ssd = try Encoder("torchcv-ssd300")
    #expect(squeezeDetLoss(ssd.pointer, [0, 1], 2, [0], 1, nil, &numbers) == 1)
    #expect(Encoder.message == "'torchcv-ssd300' is no SqueezeDet trainer")
  }
}
