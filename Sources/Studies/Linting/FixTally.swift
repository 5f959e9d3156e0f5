/// What came of applying fixes.
public struct FixTally: Sendable {
  /// Findings whose fix was written.
  public internal(set) var fixed = 0
  /// Files that changed.
  public internal(set) var files = 0
  /// Files that were left as they are, with the reason: nothing that the user asked for is lost.
  public internal(set) var refusals: Set<String> = []
  /// Files that could not be read or written, with the reason.
  public internal(set) var failures: Set<String> = []

  mutating func merge(_ other: FixTally) {
    fixed += other.fixed
    files += other.files
    refusals.formUnion(other.refusals)
    failures.formUnion(other.failures)
  }
}
