import Lint

/// `--fix`: changes files until nothing is left to change, and looks again each time, since one fix
/// may uncover another.
struct FixRun {
  let session: LintSession
  let fixer: LabelFixer

  /// Two fixes of one object take two rounds; more than a few never happen.
  private static let mostRounds = 8

  /// Applies the fixes, and brings the outcome up to date.
  func run(_ outcome: inout LintSession.Outcome) -> FixTally {
    var total = FixTally()
    // Changes to every file go first and once: half of the files changed would be worse than none.
    let everywhere = fixer.fixable(outcome.report.findings).filter { $0.fix?.everywhere != nil }
    if !everywhere.isEmpty {
      let trial = fixer.apply(everywhere, .check).tally
      if trial.refusals.isEmpty, trial.failures.isEmpty {
        total.merge(fixer.apply(everywhere, .write).tally)
        outcome = session.run()
      } else {
        total.refusals.formUnion(trial.refusals)
        total.failures.formUnion(trial.failures)
      }
    }
    for _ in 0..<Self.mostRounds where total.failures.isEmpty {
      let findings = fixer.fixable(outcome.report.findings).filter { $0.fix?.everywhere == nil }
      let round = findings.isEmpty ? FixTally() : fixer.apply(findings, .write).tally
      total.merge(round)
      if round.files == 0 { break }
      outcome = session.run()
    }
    return total
  }
}
