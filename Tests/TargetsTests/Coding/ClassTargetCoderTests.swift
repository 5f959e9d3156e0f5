import Boxes
import Testing

@testable import Targets

@Suite struct `Class numbers` {
  @Test func `the background follows the last class where a trainer has it so`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("mmdet-ssd300-voc"))
    #expect(encoder.preset.classes.background == 20)
    var truths = GroundTruthColumns()
    truths.append(Edges(xMin: 60, yMin: 75, xMax: 180, yMax: 150), classIndex: 2)
    var targets: [Int32] = []
    let three = encoder.counting(3)
    three.classTargets(of: try three.encode(truths), into: &targets)
    #expect(Set(targets) == [2, 3])
    let fixed = try TargetEncoder(TrainerPresets.named("torchcv-ssd300"))
    #expect(fixed.counting(3).preset == fixed.preset)
  }

  @Test func `a proposal network knows one kind of object`() {
    let coder = ClassTargetCoder(isAgnostic: true)
    #expect(coder.target(ofClass: 0) == 1 && coder.target(ofClass: 17) == 1)
  }

  @Test(arguments: [("mmdet-retinanet", 9 * 3), ("mmdet-rpn", 3), ("mmdet-ssd300-voc", 4 * 4)])
  func `only SSDs score the background, and proposals score one object`(
    name: String, count: Int
  ) throws {
    let preset = try TrainerPresets.named(name)
    let predictors = PredictorChannels.ssd(
      anchors: preset.layout.levels[0].shapes.count, classes: 3, coder: preset.classes,
      order: preset.coder.order)
    #expect(predictors[0].channels.count == count)
  }
}
