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
}
