import Boxes
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

  @Test func `a picture stays whole where the patch holds a fifth of no box`() {
    var scene = AugmentedScene(
      width: 400, height: 300, boxes: [Edges(xMin: 0, yMin: 0, xMax: 100, yMax: 100)])
    // 80 of 100 columns and 25 of 100 rows are a fifth.
    var draws = Draws(playing: [170, 225, 1])
    SquarePatch().take(&scene, &draws, ScenePool())
    #expect(scene.trail.crop == nil)
    draws = Draws(playing: [170, 224, 1])
    SquarePatch().take(&scene, &draws, ScenePool())
    #expect(scene.trail.crop?.top == 74)
  }

  @Test func `a picture without boxes asks for no draws of a patch`() {
    var scene = AugmentedScene(width: 400, height: 300, boxes: [])
    var draws = Draws(seed: 1)
    SquarePatch().take(&scene, &draws, ScenePool())
    #expect(draws.count == 0 && scene.trail.isLeftAlone)
  }
}
