import Labels

/// A rule about the whole set that needs something of each file: each worker collects evidence, the
/// evidence is merged, and the rule concludes once.
///
/// The value itself is the evidence. Merging must not depend on the order of files or workers, and
/// evidence must not grow with the number of clean files (a few bytes a file at most).
public protocol EvidenceRule: DatasetRule {
  /// Takes evidence from one file.
  mutating func collect(_ image: LabeledImage)

  /// Takes evidence from a picture, where an image folder is known; before its label.
  mutating func collect(_ picture: ImageFacts)

  /// Takes over the evidence of another worker.
  mutating func merge(_ other: Self)
}

extension EvidenceRule {
  /// Needs no label.
  public mutating func collect(_ image: LabeledImage) {}

  /// Needs no picture.
  public mutating func collect(_ picture: ImageFacts) {}

  /// Collects from each file.
  public func enroll(in roster: inout RuleRoster) { roster.add(evidence: self) }

  /// Merges where the type is only known at run time.
  mutating func merge(erased other: any EvidenceRule) {
    if let other = other as? Self { merge(other) }
  }
}
