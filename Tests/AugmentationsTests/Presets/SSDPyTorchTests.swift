import Testing

@testable import Augmentations

@Suite struct `SSD of PyTorch` {
  @Test(arguments: ["amdegroot", "qfgaohao"])
  func `recorded draws give the recorded boxes`(library: String) throws {
    try AugmentationGolden(library, "expand").replay([ExpandByCoin()])
    try AugmentationGolden(library, "crop").replay([FreeCrop()])
    try AugmentationGolden(library, "expand_crop_flip").replay(Augmentation.ssdPyTorch.steps)
  }

  @Test(arguments: ["amdegroot", "qfgaohao"])
  func `own draws do to boxes what the trainer's do`(library: String) throws {
    try AugmentationGolden(library, "crop").sample([FreeCrop()])
    try AugmentationGolden(library, "expand_crop_flip").sample(Augmentation.ssdPyTorch.steps)
  }

  /// With the corner between 0 and the free room, no part would reach the far edges.
  @Test func `the corner is drawn up to 1 where less room is free`() {
    let scene = AugmentedScene(width: 2, height: 2, boxes: [])
    let parts = (0..<200).compactMap { seed in
      var draws = Draws(seed: UInt64(seed))
      return scene.part(with: &draws)
    }
    #expect(parts.contains { $0.xMax == 2 } && parts.contains { $0.yMax == 2 })
    #expect(parts.allSatisfy { $0.xMax <= 2 && $0.yMax <= 2 })
  }

  @Test func `a picture without boxes stays whole`() {
    for seed in 0..<50 {
      var scene = AugmentedScene(width: 40, height: 30, boxes: [])
      var draws = Draws(seed: UInt64(seed))
      FreeCrop().take(&scene, &draws, ScenePool())
      #expect(scene.trail.isLeftAlone)
    }
  }
}
