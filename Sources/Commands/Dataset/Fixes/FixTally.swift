/// What came of applying fixes.
struct FixTally: Sendable {
  /// Findings whose fix was written.
  var fixed = 0
  /// Files that changed.
  var files = 0
  /// Files that were left as they are, with the reason: nothing that the user asked for is lost.
  var refusals: Set<String> = []
  /// Files that could not be read or written, with the reason.
  var failures: Set<String> = []

  mutating func merge(_ other: FixTally) {
    fixed += other.fixed
    files += other.files
    refusals.formUnion(other.refusals)
    failures.formUnion(other.failures)
  }

  /// Says what was done.
  func tell(_ context: CommandContext, isQuiet: Bool) {
    for failure in failures.sorted() { context.complain("error: \(failure)") }
    if isQuiet { return }
    for refusal in refusals.sorted() { context.complain("note: \(refusal)") }
    let places = files == 1 ? "1 file" : "\(files) files"
    context.complain("\(fixed) fixed in \(places).")
  }
}
