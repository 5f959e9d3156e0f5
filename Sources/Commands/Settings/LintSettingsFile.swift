import Boxes
import Lint

/// What a project's `anchorkit.json` says about linting. What the file does not say is empty.
struct LintSettingsFile {
  /// The name that is looked for.
  static let name = "anchorkit.json"

  /// The file; nothing where none was found.
  var path: String?
  /// `--select`.
  var select: [String] = []
  /// `--ignore`.
  var ignore: [String] = []
  /// `--extend-select`.
  var extendSelect: [String] = []
  /// `--classes`.
  var classes: [String] = []
  /// `--fail-on`.
  var failOn: FailOn?
  /// `--input-size`.
  var inputSize: ImageSize?
  /// Thresholds that differ from the rules' own, and per-path ignores.
  var rules = LintSettings()

  /// The keys of the file.
  static let keys = [
    "schema", "select", "ignore", "extendSelect", "classes", "failOn", "inputSize", "thresholds",
    "perPathIgnores",
  ]
}
