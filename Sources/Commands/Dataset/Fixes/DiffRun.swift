import Studies
import Text

/// `--diff`: the fixes as a patch; nothing is written.
struct DiffRun {
  let study: FixStudy
  let isQuiet: Bool

  /// Prints the patch of what `--fix` would change first.
  func run(on outcome: LintStudy.Outcome, _ context: CommandContext) -> ExitStatus {
    let (changes, tally) = study.preview(outcome)
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
