import Boxes
import Targets
import Testing

@Suite struct SqueezeDetLossTests {
  @Test(arguments: SqueezeDetGolden.all("loss"))
  func `a recorded loss is reproduced part by part`(golden: SqueezeDetGolden) {
    #expect(SqueezeDetParity.differences(golden) == [])
  }

  @Test func `the bracket matters only for a weight other than 1`() throws {
    var config = SqueezeDetConfig.kitti
    (config.gridWidth, config.gridHeight) = (2, 2)
    let targets = try SqueezeDetTargetEncoder(config).encode(
      Array("car 0 0 0 100 100 300 250".utf8), imageSize: config.imageSize)
    var tensor = Array(repeating: Float(0), count: 36 * 12)
    try targets.fill(&tensor, priors: 36, classCount: 3)
    let output = Array(repeating: 0.25, count: 36 * 8)
    let plain = try SqueezeDetLoss(config).value(targets: tensor, output: output)
    #expect(plain.total == plain.kerasTotal)
    config.classLossWeight = 3
    let weighted = try SqueezeDetLoss(config).value(targets: tensor, output: output)
    #expect(agree(weighted.classification, 3 * plain.classification, within: 1e-14))
    #expect(weighted.kerasTotal < weighted.total)
  }

  @Test func `a batch without positives has no loss`() throws {
    var config = SqueezeDetConfig.kitti
    (config.gridWidth, config.gridHeight) = (1, 1)
    let loss = try SqueezeDetLoss(config)
    let value = try loss.value(
      targets: Array(repeating: 0, count: 9 * 12), output: Array(repeating: 0, count: 9 * 8))
    #expect(value.total.isNaN && value.box.isNaN && value.confidence.isNaN)
    #expect(throws: SqueezeDetError.self) {
      try loss.value(targets: [], output: Array(repeating: 0, count: 9 * 8))
    }
  }

  @Test func `the label tensor has one row a positive`() throws {
    var config = SqueezeDetConfig.kitti
    (config.gridWidth, config.gridHeight) = (2, 2)
    let targets = try SqueezeDetTargetEncoder(config).encode(
      Array("car 0 0 0 100 100 300 250\ncyclist 0 0 0 5 5 9 9".utf8), imageSize: config.imageSize)
    var tensor = Array(repeating: Float(7), count: 36 * 12)
    try targets.fill(&tensor, priors: 36, classCount: 3)
    #expect(tensor.filter { $0 != 0 }.count == 2 * (1 + 8 + 1))
    let row = targets.matches[0].prior * 12
    #expect(tensor[row..<row + 5] == [1, 200.5, 175.5, 201, 151])
    #expect(tensor[row + 9..<row + 12] == [0, 0, 1])
    #expect(throws: SqueezeDetError.self) {
      var short: [Float] = []
      try targets.fill(&short, priors: 36, classCount: 3)
    }
  }
}
