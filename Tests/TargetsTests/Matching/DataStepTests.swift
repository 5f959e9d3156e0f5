import Boxes
import Targets
import Testing

@Suite struct DataStepTests {
  private func refusal(
    _ step: DataStep, _ box: (Double, Double, Double, Double)
  ) throws -> DataStep.Refusal? {
    let image = try #require(ImageSize(width: 640, height: 480))
    let input = try #require(ImageSize(width: 1088, height: 800))
    return step.refusal(
      of: Edges(xMin: box.0, yMin: box.1, xMax: box.2, yMax: box.3),
      InputPlacement(stretching: image, over: input))
  }

  @Test func `by default every box is handed on`() throws {
    #expect(try refusal(DataStep(), (0, 0, 0, 0)) == nil)
    #expect(try refusal(DataStep(), (900, 900, 800, 800)) == nil)
    #expect(!DataStep().leavesOut)
  }

  @Test func `a side of exactly the least length is kept`() throws {
    let step = DataStep(leastSide: 1)
    #expect(try refusal(step, (10, 10, 11, 20)) == nil)
    #expect(try refusal(step, (10, 10, 10.99, 20)) == .shortSide(least: 1))
    // Its length as labeled counts, wherever it lies.
    #expect(try refusal(step, (900, 10, 920, 20)) == nil)
  }

  @Test func `what is cut to nothing is outside`() throws {
    let step = DataStep(leastInside: 0)
    #expect(try refusal(step, (640, 10, 700, 20)) == .outside)
    #expect(try refusal(step, (639, 10, 700, 20)) == nil)
    #expect(try refusal(step, (20, 10, 20, 20)) == .outside)
    #expect(try refusal(step, (30, 10, 20, 20)) == .outside)
  }

  @Test func `the first box without area stops torchvision`() {
    let step = TrainerFamily.torchVision.habits.dataStep
    var columns = GroundTruthColumns()
    columns.append(Edges(xMin: 0, yMin: 0, xMax: 9, yMax: 9), classIndex: 0)
    #expect(step.refused(of: columns) == nil)
    columns.append(Edges(xMin: 5, yMin: 0, xMax: 5, yMax: 9), classIndex: 0)
    columns.append(Edges(xMin: 5, yMin: 9, xMax: 8, yMax: 9), classIndex: 0)
    #expect(step.refused(of: columns)?.index == 1)
    #expect(DataStep().refused(of: columns) == nil)
  }

  @Test func `mmdetection asks more of COCO documents than of VOC files`() {
    let step = TrainerFamily.mmdetection.habits.dataStep
    #expect(step.sparesOwnReader && step.leastSide == 1 && step.leastInside == 0)
    #expect(TrainerFamily.mmdetYOLO.habits == TrainerFamily.mmdetection.habits)
  }

  @Test func `a refusal is told in words`() {
    #expect("\(DataStep.Refusal.shortSide(least: 1))" == "a side is under 1 px of the image")
    #expect("\(DataStep.Refusal.shortSide(least: 1e-5))" == "it has no width or no height")
  }
}
