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
}
