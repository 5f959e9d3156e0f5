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
}
