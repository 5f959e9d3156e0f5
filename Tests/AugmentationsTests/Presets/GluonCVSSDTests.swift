import Boxes
import Testing

@testable import Augmentations

@Suite struct `SSD of gluoncv` {
  @Test func `recorded draws give the recorded boxes`() throws {
    try AugmentationGolden("gluoncv", "crop").replay([ConstrainedCrop()])
    try AugmentationGolden("gluoncv", "SSDDefaultTrainTransform")
      .replay(Augmentation.gluonCVSSD.steps)
  }

  @Test func `own draws do to boxes what the trainer's do`() throws {
    try AugmentationGolden("gluoncv", "crop").sample([ConstrainedCrop()])
    try AugmentationGolden("gluoncv", "SSDDefaultTrainTransform")
      .sample(Augmentation.gluonCVSSD.steps)
  }

  @Test func `a center on the left or top edge is inside, one on the right or bottom is not`() {
    let part = Edges<Pixels>(xMin: 10, yMin: 10, xMax: 20, yMax: 20)
    func keeps(centerX x: Double, y: Double) -> Bool {
      ConstrainedCrop.keeps(
        Edges(xMin: x - 2, yMin: y - 2, xMax: x + 2, yMax: y + 2), in: part)
    }
    #expect(keeps(centerX: 10, y: 15) && keeps(centerX: 15, y: 10))
    #expect(!keeps(centerX: 20, y: 15) && !keeps(centerX: 15, y: 20))
  }

  @Test func `a picture without boxes is cut to the first part`() {
    var scene = AugmentedScene(width: 100, height: 80, boxes: [])
    var draws = Draws(playing: [0.5, 1, 7, 9])
    ConstrainedCrop().take(&scene, &draws, ScenePool())
    #expect(scene.width == 50 && scene.height == 40 && draws.count == 4)
    #expect(scene.trail.crop?.left == 9 && scene.trail.crop?.top == 7)
  }
}
