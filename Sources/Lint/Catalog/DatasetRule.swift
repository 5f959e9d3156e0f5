import Labels

/// A rule that needs the whole dataset: each worker collects evidence, the evidence is merged, and
/// the rule concludes once.
///
/// The value itself is the evidence. Merging must not depend on the order of files or workers, and
/// evidence must not grow with the number of clean files (a few bytes a file at most).
public protocol DatasetRule: Rule {
  /// Takes what is known of the folders before the first file.
  mutating func prepare(_ facts: DatasetFacts)

  /// Takes evidence from one file.
  mutating func collect(_ image: LabeledImage)

  /// Takes evidence from a picture, where an image folder is known; before its label.
  mutating func collect(_ picture: ImageFacts)

  /// Takes over the evidence of another worker.
  mutating func merge(_ other: Self)

  /// Reports, with all evidence merged.
  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void)
}

extension DatasetRule {
  /// Needs nothing beforehand.
  public mutating func prepare(_ facts: DatasetFacts) {}

  /// The summary is evidence enough.
  public mutating func collect(_ image: LabeledImage) {}

  /// Needs no picture.
  public mutating func collect(_ picture: ImageFacts) {}

  /// Nothing of its own to merge.
  public mutating func merge(_ other: Self) {}

  /// Merges where the type is only known at run time.
  mutating func merge(erased other: any DatasetRule) {
    if let other = other as? Self { merge(other) }
  }
}

/// What is known when a dataset has been read.
public struct DatasetSummary: Sendable {
  /// The classes with their counts.
  public var classes = ClassTally()
  /// What the folders hold.
  public var facts = DatasetFacts()
  /// Label files read.
  public var files = 0
  /// Files of images of unknown size, about which the profile's trainer could not be asked.
  public var unaskedFiles = 0
  /// Objects read, unreadable ones included.
  public var objects = 0
}
