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
}
