/// A rule about the whole set, which concludes once. What the folders hold and how often each class
/// occurs is enough for it; one that needs more of each file is an ``EvidenceRule``.
public protocol DatasetRule: Rule {
  /// Takes what is known of the folders before the first file.
  mutating func prepare(_ facts: DatasetFacts)

  /// Reports, with all evidence merged.
  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void)
}

extension DatasetRule {
  /// Needs nothing beforehand.
  public mutating func prepare(_ facts: DatasetFacts) {}

  /// Is asked once.
  public func enroll(in roster: inout RuleRoster) { roster.add(summary: self) }
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
