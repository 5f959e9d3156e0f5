import Boxes
import Testing

@testable import Augmentations

@Suite struct `SqueezeDet of TensorFlow` {
  @Test func `recorded draws give the recorded boxes`() throws {
    try AugmentationGolden("squeezedet", "drift_flip").replay(Augmentation.squeezeDetTF.steps)
  }

  @Test func `own draws do to boxes what the trainer's do`() throws {
    try AugmentationGolden("squeezedet", "drift_flip").sample(Augmentation.squeezeDetTF.steps)
  }

  @Test func `no picture drifts past the first box, and boxes without edges stop nothing`() {
    let box = Edges<Pixels>(xMin: 3.9, yMin: 0, xMax: 50, yMax: 50)
    for stream in 0..<300 as Range<UInt64> {
      var scene = AugmentedScene(width: 100, height: 100, boxes: [box])
      var draws = Draws(seed: 1, stream: stream)
      Drift(x: 5, y: 5).take(&scene, &draws, ScenePool())
      #expect(scene.objects[0].edges.xMin >= -0.1)
      #expect(scene.objects[0].edges.yMin >= 0)
    }
    var broken = AugmentedScene(
      width: 1, height: 1,
      boxes: [.init(xMin: .nan, yMin: -.infinity, xMax: 1e300, yMax: .infinity)])
    var draws = Draws(seed: 1)
    for step in Augmentation.squeezeDetTF.steps { step.take(&broken, &draws, ScenePool()) }
    #expect(broken.objects.count == 1)
  }

  @Test func `a flip leaves boxes a pixel short of where their pixels go`() {
    let box = Edges<Pixels>(xMin: 10, yMin: 0, xMax: 20, yMax: 5)
    var scene = AugmentedScene(width: 100, height: 50, boxes: [box])
    var draws = Draws(playing: [1])
    CenterFlip().take(&scene, &draws, ScenePool())
    #expect(scene.objects[0].edges.numbers == [79, 0, 89, 5])
    #expect(scene.placements[0].map == .mirror(width: 100))
  }
}
