import Testing

@testable import Augmentations

@Suite struct `SSD of a TensorFlow 2 walk-through` {
  @Test func `recorded draws give the recorded boxes`() throws {
    try AugmentationGolden("tf2-walkthrough", "returnPatches").replay([SquarePatch()])
    try AugmentationGolden("tf2-walkthrough", "generator").replay(Augmentation.tf2SSD.steps)
  }

  @Test func `own draws do to boxes what the trainer's do`() throws {
    try AugmentationGolden("tf2-walkthrough", "returnPatches").sample([SquarePatch()])
    try AugmentationGolden("tf2-walkthrough", "generator").sample(Augmentation.tf2SSD.steps)
  }
}
