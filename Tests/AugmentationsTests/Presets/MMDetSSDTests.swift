import Boxes
import Testing

@testable import Augmentations

@Suite struct `SSD of mmdet` {
  static func golden(_ entry: String) throws -> AugmentationGolden {
    try AugmentationGolden("mmdet", entry, modes: MinIoUCrop.modes)
  }

  @Test func `recorded draws give the recorded boxes`() throws {
    try Self.golden("Expand").replay([ExpandByShare()])
    try Self.golden("MinIoURandomCrop").replay([MinIoUCrop()])
    try Self.golden("ssd_config").replay(Augmentation.mmdetSSD.steps)
  }

  @Test func `own draws do to boxes what the trainer's do`() throws {
    try Self.golden("MinIoURandomCrop").sample([MinIoUCrop()])
    try Self.golden("ssd_config").sample(Augmentation.mmdetSSD.steps)
  }

  /// 7 / 10 in single precision is less than the option 0.7, which is double.
  @Test func `an overlap of seven tenths is no overlap of 0.7`() {
    let box = PixelBox<Float>(0, 0, 7, 10)
    let scene = AugmentedScene(
      width: 10, height: 10, boxes: [Edges(xMin: 0, yMin: 0, xMax: 7, yMax: 10)])
    let boxes = TrialBoxes<Float>(of: scene)
    let whole = PixelBox<Float>(0, 0, 10, 10)
    #expect(whole.overlap(with: box) == 0.7)
    #expect(!boxes.allReach(0.7, with: whole) && boxes.allReach(0.5, with: whole))
    #expect(boxes.anyCenteredReaches(0.7, with: whole))
  }

  @Test func `a picture without boxes is cut to the first part`() {
    var scene = AugmentedScene(width: 100, height: 80, boxes: [])
    var draws = Draws(playing: [5, 50, 40, 9, 7])
    MinIoUCrop().take(&scene, &draws, ScenePool())
    #expect(scene.width == 50 && scene.height == 40 && draws.count == 5)
  }
}
