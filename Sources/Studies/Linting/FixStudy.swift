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
    let session = outcome.session
    let fixer = LabelFixer(session.dataset, safeties: safeties)
    var total = FixTally()
    // Changes to every file go first and once: half of the files changed would be worse than none.
    let everywhere = fixer.fixable(outcome.findings).filter { $0.fix?.everywhere != nil }
    if !everywhere.isEmpty {
      let trial = fixer.apply(everywhere, .check).tally
      if trial.refusals.isEmpty, trial.failures.isEmpty {
        total.merge(fixer.apply(everywhere, .write).tally)
        // What numbers mean may have changed with them.
        session.dataset.stream.survey?.forget()
        outcome = session.run(progress)
      } else {
        total.refusals.formUnion(trial.refusals)
        total.failures.formUnion(trial.failures)
      }
    }
    for _ in 0..<Self.mostRounds where total.failures.isEmpty {
      let findings = fixer.fixable(outcome.findings).filter { $0.fix?.everywhere == nil }
      let round = findings.isEmpty ? FixTally() : fixer.apply(findings, .write).tally
      total.merge(round)
      if round.files == 0 { break }
      outcome = session.run(progress)
    }
    return total
  }

  /// What ``run(_:progress:)`` would change first; nothing is written.
  public func preview(
    _ outcome: LintStudy.Outcome
  ) -> (changes: [FileChange], tally: FixTally) {
    let fixer = LabelFixer(outcome.session.dataset, safeties: safeties)
    let findings = fixer.fixable(outcome.findings)
    // What numbers mean is settled before any of them is changed.
    let shifts = findings.filter { $0.fix?.countsFromOne ?? false }
    return fixer.apply(shifts.isEmpty ? findings : shifts, .show)
  }
}
