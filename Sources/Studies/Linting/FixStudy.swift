import Lint

/// Mends what a linter found: changes files and looks again until nothing is left to change, since
/// one fix may uncover another.
///
/// ```swift
/// var outcome = LintStudy().run(on: try Dataset(["labels/"]))
/// let tally = FixStudy(safeties: [.safe]).run(&outcome)
/// print("\(tally.fixed) mended, \(outcome.findings.count) left")
/// ```
public struct FixStudy: Hashable, Sendable {
  /// The fixes that may be applied.
  public var safeties: Set<Fix.Safety>

  /// Chooses fixes by what they may change.
  public init(safeties: Set<Fix.Safety>) {
    self.safeties = safeties
  }

  /// Two fixes of one object take two rounds; more than a few never happen.
  private static let mostRounds = 8

  /// Applies the fixes, and brings the outcome up to date.
  public func run(
    _ outcome: inout LintStudy.Outcome, progress: some StudyProgress = NoProgress()
  ) -> FixTally {
    mend(&outcome, .write, progress).tally
  }

  /// What ``run(_:progress:)`` would change, all rounds of it; nothing is written.
  public func preview(
    _ outcome: LintStudy.Outcome, progress: some StudyProgress = NoProgress()
  ) -> (changes: [FileChange], tally: FixTally) {
    var outcome = outcome
    let (changes, tally) = mend(&outcome, .show, progress)
    return (changes.files, tally)
  }

  private func mend(
    _ outcome: inout LintStudy.Outcome, _ purpose: LabelFixer.Purpose,
    _ progress: some StudyProgress
  ) -> (changes: ChangedFiles, tally: FixTally) {
    var total = FixTally()
    var changes = ChangedFiles()
    func fixer() -> LabelFixer { LabelFixer(outcome.session.dataset, safeties: safeties) }
    func lookAgain(_ round: (changes: [FileChange], tally: FixTally)) {
      total.merge(round.tally)
      changes.add(round.changes)
      outcome = outcome.session.again(reading: changes.contents).run(progress)
    }
    // Changes to every file go first and once: half of the files changed would be worse than none.
    let everywhere = fixer().fixable(outcome.findings).filter { $0.fix?.everywhere != nil }
    if !everywhere.isEmpty {
      let trial = fixer().apply(everywhere, .check).tally
      if trial.refusals.isEmpty, trial.failures.isEmpty {
        let round = fixer().apply(everywhere, purpose)
        // What numbers mean may have changed with them.
        outcome.session.dataset.stream.survey?.forget()
        lookAgain(round)
      } else {
        total.refusals.formUnion(trial.refusals)
        total.failures.formUnion(trial.failures)
      }
    }
    for _ in 0..<Self.mostRounds where total.failures.isEmpty {
      let findings = fixer().fixable(outcome.findings).filter {
        $0.fix?.everywhere == nil && !changes.lists.contains($0.file)
      }
      if findings.isEmpty { break }
      let round = fixer().apply(findings, purpose)
      if round.tally.files == 0 {
        total.merge(round.tally)
        break
      }
      lookAgain(round)
    }
    return (changes, total)
  }
}

/// Files that would have changed, as they are and as they would be after all rounds so far.
private struct ChangedFiles {
  private var byPath: [String: FileChange] = [:]

  mutating func add(_ changes: [FileChange]) {
    for change in changes {
      var change = change
      if let earlier = byPath[change.path] { change.before = earlier.before }
      byPath[change.path] = change
    }
  }

  /// What label files would hold, by their place.
  var contents: [Int: [UInt8]] {
    byPath.values.reduce(into: [:]) { contents, change in
      if let place = change.place { contents[place] = change.after }
    }
  }

  /// Those that are no labels: one round mends them, and they are not read in their new form.
  var lists: Set<String> { Set(byPath.values.lazy.filter { $0.place == nil }.map(\.path)) }

  /// All that differ: labels in their order, then lists.
  var files: [FileChange] {
    byPath.values.filter { $0.before != $0.after }
      .sorted { ($0.place ?? .max, $0.path) < ($1.place ?? .max, $1.path) }
  }
}
