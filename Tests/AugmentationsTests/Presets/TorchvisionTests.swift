import Boxes
import Testing

@testable import Augmentations

@Suite struct `SSD and SSDLite of torchvision` {
  @Test func `recorded draws give the recorded boxes`() throws {
    try AugmentationGolden("torchvision", "RandomZoomOut").replay([ZoomOut(), SanitizeBoxes()])
    try AugmentationGolden("torchvision", "RandomIoUCrop").replay([IoUCrop(), SanitizeBoxes()])
    try AugmentationGolden("torchvision", "ssd_preset").replay(Augmentation.torchvisionSSD.steps)
  }

  @Test func `own draws do to boxes what the trainer's do`() throws {
    try AugmentationGolden("torchvision", "ssd_preset").sample(Augmentation.torchvisionSSD.steps)
    // Recorded without the flip, which is one more draw and leaves fewer pictures alone.
    try AugmentationGolden("torchvision", "RandomIoUCrop")
      .sample(Augmentation.torchvisionSSDLite.steps, except: ["left_alone"])
  }

  @Test(arguments: [(0.43, 0.0, 60.0, 30.0), (0.0, 0.43, 30.0, 60.0)])
  func `an aspect of exactly 2 or a half is accepted`(
    across: Double, down: Double, width: Double, height: Double
  ) {
    let box = Edges<Pixels>(xMin: 10, yMin: 10, xMax: 20, yMax: 20)
    var scene = AugmentedScene(width: 100, height: 100, boxes: [box])
    var draws = Draws(playing: [0, across, down, 0, 0])
    IoUCrop().take(&scene, &draws, ScenePool())
    #expect(scene.trail.crop?.width == width && scene.trail.crop?.height == height)
    #expect(draws.count == 5 && !draws.ranDry)
  }

  @Test func `boxes under a pixel and boxes that stick out are dropped in the end`() {
    let boxes: [Edges<Pixels>] = [
      Edges(xMin: 1, yMin: 1, xMax: 2, yMax: 2),
      Edges(xMin: 1, yMin: 1, xMax: 1.9, yMax: 9), Edges(xMin: 1, yMin: 1, xMax: 9, yMax: 1.9),
      Edges(xMin: 90, yMin: 1, xMax: 101, yMax: 9), Edges(xMin: -1, yMin: 1, xMax: 9, yMax: 9),
      Edges(xMin: 1, yMin: -1, xMax: 9, yMax: 9), Edges(xMin: 1, yMin: 90, xMax: 9, yMax: 101),
      Edges(xMin: 0, yMin: 0, xMax: 100, yMax: 100),
    ]
    var scene = AugmentedScene(width: 100, height: 100, boxes: boxes)
    var draws = Draws(seed: 1)
    SanitizeBoxes().take(&scene, &draws, ScenePool())
    #expect(scene.objects.map(\.place) == [0, 7])
    // A canvas clips, so that zooming out saves what sticks out; the last draw does not flip.
    scene = AugmentedScene(width: 100, height: 100, boxes: boxes)
    draws = Draws(playing: [0, 0, 0, 0, 6, 0.9])
    Augmentation.torchvisionSSD.augment(&scene, with: &draws)
    #expect(scene.objects.map(\.place) == [0, 3, 4, 5, 6, 7])
    #expect(scene.objects[1].edges.xMax == 100)
  }
}
