import Augmentations

/// What is done to each image before it is looked at: a trainer's augmentation, by name.
///
/// ```swift
/// var choices = DatasetChoices()
/// choices.augmentation = AugmentationChoice("caffe-ssd", seed: 1, copies: 10)
/// let found = try StatisticsStudy().run(on: try Dataset(["VOC2012"], choices))
/// print(found.statistics.boxes)
/// ```
public struct AugmentationChoice: Hashable, Sendable {
  /// The augmentation's name.
  public let name: String
  /// The seed of all random numbers. An image is augmented alike for any number of threads, and
  /// whatever other images there are, save for those that come into it.
  public let seed: UInt64
  /// How many times each image is augmented, each time anew; at least 1.
  public let copies: Int

  /// Chooses an augmentation; nothing where none has the name.
  public init?(_ name: String, seed: UInt64 = 0, copies: Int = 1) {
    guard AugmentationList.named(name) != nil else { return nil }
    self.name = name
    self.seed = seed
    self.copies = max(1, copies)
  }

  /// The augmentation.
  public var augmentation: Augmentation { AugmentationList.named(name) ?? .none }
}
