import Boxes
import Testing

@testable import Augmentations

@Suite struct `Safe crop of albumentations` {
  /// The crop, and then the change of size that `RandomSizedBBoxSafeCrop` adds.
  struct Resize: AugmentationStep {
    func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
      scene.resize(toWidth: 300, height: 300)
    }
  }

  @Test func `recorded draws give the recorded boxes`() throws {
    try AugmentationGolden("albumentations", "BBoxSafeRandomCrop")
      .replay(Augmentation.albumentationsSafeCrop.steps)
    try AugmentationGolden("albumentations", "BBoxSafeRandomCrop_erosion_0.5")
      .replay([SafeCrop(erosion: 0.5)])
    try AugmentationGolden("albumentations", "RandomSizedBBoxSafeCrop_300")
      .replay([SafeCrop(), Resize()])
  }

  @Test func `own draws do to boxes what the trainer's do`() throws {
    try AugmentationGolden("albumentations", "BBoxSafeRandomCrop")
      .sample(Augmentation.albumentationsSafeCrop.steps)
    try AugmentationGolden("albumentations", "BBoxSafeRandomCrop_erosion_0.5")
      .sample([SafeCrop(erosion: 0.5)])
  }

  @Test func `a picture without boxes is cut in one piece of its shape`() {
    var scene = AugmentedScene(width: 200, height: 100, boxes: [])
    var draws = Draws(playing: [60, 0.5, 0.99])
    SafeCrop(erosion: 0.5).take(&scene, &draws, ScenePool())
    #expect(draws.count == 3)
    let crop = scene.trail.crop
    #expect(
      crop
        == Trail.Crop(left: 80, top: 20, width: 120, height: 60, ofWidth: 200, ofHeight: 100))
  }
}
