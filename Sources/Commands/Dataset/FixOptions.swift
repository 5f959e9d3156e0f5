import ArgumentParser
import Lint

/// `--fix`, `--unsafe-fixes` and `--diff`.
struct FixOptions: ParsableArguments {
  @Flag(help: "Apply the fixes that change no meaning, then report what is left.")
  var fix = false

  @Flag(help: "Apply the fixes that change meaning too: delete, swap, clip, rename.")
  var unsafeFixes = false

  @Flag(
    help: ArgumentHelp(
      "Show the safe fixes as a patch and write nothing; with --unsafe-fixes those too.",
      discussion: "The exit status is 1 when there is something to change."))
  var diff = false

  /// The fixes that may be applied, or shown.
  var safeties: Set<Fix.Safety> {
    if unsafeFixes { return [.safe, .unsafe] }
    return fix || diff ? [.safe] : []
  }
}
