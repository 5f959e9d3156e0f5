import Boxes
import Testing

@testable import Augmentations

@Suite struct `SSD of TensorFlow` {
  /// What a crop does, which is recorded, without its choice, which is not.
  struct RecordedCrop: AugmentationStep {
    let rect: WholeRect

    func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
      DistortedCrop.crop(&scene, to: rect)
    }
  }

  @Test(arguments: ["training", "function_defaults"])
  func `recorded crops give the recorded boxes`(entry: String) throws {
    let golden = try AugmentationGolden("ssd-tensorflow", entry)
    #expect(!golden.traces.isEmpty)
    for trace in golden.traces {
      let crop = try #require(trace.crop).map { Int($0) }
      let rect = WholeRect(left: crop[0], top: crop[1], width: crop[2], height: crop[3])
      #expect(trace.differences(through: [RecordedCrop(rect: rect)], in: .unit).isEmpty)
    }
  }

  @Test func `own draws choose crops as the kernel does`() throws {
    try AugmentationGolden("ssd-tensorflow", "training").sample([DistortedCrop()])
    try AugmentationGolden("ssd-tensorflow", "function_defaults")
      .sample([DistortedCrop.functionDefaults])
  }

  @Test func `what sticks out of a crop stays so, and flips with it`() {
    let box = Edges<Pixels>(xMin: 40, yMin: 40, xMax: 60, yMax: 60)
    var scene = AugmentedScene(width: 100, height: 100, boxes: [box])
    DistortedCrop.crop(&scene, to: WholeRect(left: 45, top: 0, width: 50, height: 100))
    var draws = Draws(playing: [0.4])
    FlipByShare().take(&scene, &draws, ScenePool())
    #expect(scene.objects.map { $0.edges.xMin.rounded() } == [35])
    #expect(scene.objects.map { $0.edges.xMax.rounded() } == [55])
  }

  @Test func `after 200 trials without a crop that holds enough the whole picture stays`() {
    // A box without a pixel is no box that a crop could hold.
    let box = Edges<Pixels>(xMin: 10.2, yMin: 10.2, xMax: 10.8, yMax: 10.8)
    var scene = AugmentedScene(width: 100, height: 100, boxes: [box])
    var draws = Draws(seed: 1)
    DistortedCrop().take(&scene, &draws, ScenePool())
    #expect(draws.count >= 200)
    #expect(scene.trail.crop == nil)
    #expect(scene.objects.count == 1)
  }
}
