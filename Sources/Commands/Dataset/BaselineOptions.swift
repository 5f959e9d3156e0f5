import ArgumentParser
import Lint
import Studies

/// `--baseline` and `--write-baseline`.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Hold back the findings that this file names.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp("Write the findings to this file, and report none.", valueName: "file"))
  var writeBaseline: String?

  func validate() throws {
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--baseline reads and --write-baseline writes; give one of them.")
    }
  }

  /// The findings that are held back; nothing where no file is named.
  func known() throws -> Baseline? { try baseline.map(Baseline.init(file:)) }
}
