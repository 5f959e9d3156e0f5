import Targets
import Testing

@Suite struct SqueezeDetEvaluationTests {
  @Test(arguments: SqueezeDetGolden.all("ap"))
  func `recorded average precisions are reproduced`(golden: SqueezeDetGolden) {
    #expect(SqueezeDetParity.differences(golden) == [])
  }

  @Test(arguments: SqueezeDetGolden.all("stats"))
  func `recorded statistics are reproduced`(golden: SqueezeDetGolden) {
    #expect(SqueezeDetParity.differences(golden) == [])
  }

  private let truth = SqueezeDetEvaluatedImage.Truth(
    cx: 50, cy: 50, width: 20, height: 20, classIndex: 0)

  private func detection(_ score: Double, cx: Double = 50, classIndex: Int = 0)
    -> SqueezeDetDetection
  {
    SqueezeDetDetection(
      box: SqueezeDetBox(cx: cx, cy: 50, width: 20, height: 20), classIndex: classIndex,
      score: score, prior: 0)
  }

  @Test func `the highest score wins, not the largest overlap`() throws {
    let image = SqueezeDetEvaluatedImage(
      truths: [truth], detections: [detection(0.4), detection(0.6, cx: 52)])
    let evaluation = try SqueezeDetEvaluation([image], classCount: 1, overlap: 0.5)
    #expect(evaluation.scores == [[0.6, 0.4]])
    #expect(evaluation.isGroundTruth == [[true, false]])
    #expect(evaluation.counts[0][0].falsePositives == 1)
  }

  @Test func `an image without detections counts four misses`() throws {
    let image = SqueezeDetEvaluatedImage(truths: [truth, truth], detections: [])
    let evaluation = try SqueezeDetEvaluation([image], classCount: 2, overlap: 0.5)
    #expect(evaluation.counts[0].map(\.falseNegatives) == [4, 0])
    #expect(evaluation.averagePrecisions.map(\.plain) == [0, 0])
  }

  @Test func `detections of a class without ground truth are refused`() {
    let image = SqueezeDetEvaluatedImage(
      truths: [truth], detections: [detection(0.4, classIndex: 1)])
    #expect(throws: SqueezeDetError.detectionsWithoutGroundTruth(classIndex: 1)) {
      try SqueezeDetEvaluation([image], classCount: 2, overlap: 0.5)
    }
  }

  @Test func `a class past the list is refused`() {
    let image = SqueezeDetEvaluatedImage(
      truths: [truth], detections: [detection(0.4, classIndex: 7)])
    #expect(throws: SqueezeDetError.classOutOfRange(classIndex: 7, classCount: 2)) {
      try SqueezeDetEvaluation([image], classCount: 2, overlap: 0.5)
    }
  }

  @Test func `ground truths are taken from a label tensor`() throws {
    var config = SqueezeDetConfig.kitti
    (config.gridWidth, config.gridHeight) = (2, 2)
    let targets = try SqueezeDetTargetEncoder(config).encode(
      Array("car 0 0 0 100 100 300 250".utf8), imageSize: config.imageSize)
    var tensor = Array(repeating: Float(0), count: 36 * 12)
    try targets.fill(&tensor, priors: 36, classCount: 3)
    let image = try SqueezeDetEvaluatedImage(tensor: tensor, classCount: 3, detections: [])
    #expect(
      image.truths == [.init(cx: 200.5, cy: 175.5, width: 201, height: 151, classIndex: 2)])
  }
}
