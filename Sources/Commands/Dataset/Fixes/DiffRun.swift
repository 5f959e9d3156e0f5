import Reporting
import Text

/// `--diff`: the fixes as a patch; nothing is written.
struct DiffRun {
  let fixer: LabelFixer
  let isQuiet: Bool

  /// Prints the patch of what `--fix` would change first.
  func run(on report: LintReport, _ context: CommandContext) -> ExitStatus {
    let findings = fixer.fixable(report.findings)
    // What numbers mean is settled before any of them is changed.
    let shifts = findings.filter { $0.fix?.everywhere == .countFromOne }
    let (changes, tally) = fixer.apply(shifts.isEmpty ? findings : shifts, .show)
    for change in changes {
      context.output.write(
        UnifiedDiff.of(
          change.before, change.after, path: change.path, isShown: context.output.isTerminal))
    }
    for failure in tally.failures.sorted() { context.complain("error: \(failure)") }
    if !isQuiet {
      for refusal in tally.refusals.sorted() { context.complain("note: \(refusal)") }
      let places = tally.files == 1 ? "1 file" : "\(tally.files) files"
      context.complain("\(tally.fixed) fixable in \(places); nothing was written.")
    }
    if !tally.failures.isEmpty { return .failed }
    return tally.files > 0 ? .findings : .clean
  }
}
