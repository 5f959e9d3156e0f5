/// What came of applying fixes.
public struct FixTally: Sendable {
  /// Findings whose fix was written.
  public internal(set) var fixed = 0
  /// The files that changed: one of several rounds is one file.
  var changed: Set<String> = []
  /// Files that were left as they are, with the reason: nothing that the user asked for is lost.
  public internal(set) var refusals: Set<String> = []
  /// Files that could not be read or written, with the reason.
  public internal(set) var failures: Set<String> = []

  /// How many files changed.
  public var files: Int { changed.count }

  mutating func merge(_ other: FixTally) {
    fixed += other.fixed
    changed.formUnion(other.changed)
    refusals.formUnion(other.refusals)
    failures.formUnion(other.failures)
  }
}
