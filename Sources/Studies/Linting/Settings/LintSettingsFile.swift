import Boxes
import Lint

/// What a project's `anchorkit.json` says about linting. What the file does not say is empty.
public struct LintSettingsFile: Sendable {
  /// The name that is looked for.
  public static let name = "anchorkit.json"

  /// The file; nothing where none was found.
  public var path: String?
  /// `--select`.
  public var select: [String] = []
  /// `--ignore`.
  public var ignore: [String] = []
  /// `--extend-select`.
  public var extendSelect: [String] = []
  /// `--classes`.
  public var classes: [String] = []
  /// `--fail-on`.
  public var failOn: FailOn?
  /// `--input-size`.
  public var inputSize: ImageSize?
  /// Thresholds that differ from the rules' own, and per-path ignores.
  public var rules = LintSettings()

  /// Says nothing.
  public init() {}

  /// The keys of the file.
  static let keys = [
    "schema", "select", "ignore", "extendSelect", "classes", "failOn", "inputSize", "thresholds",
    "perPathIgnores",
  ]
}
