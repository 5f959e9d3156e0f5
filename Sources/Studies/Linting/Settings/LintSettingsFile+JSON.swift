import JSONText
import Lint

extension LintSettingsFile {
  /// The settings as a file that says the same, thresholds and rules spelled out.
  ///
  /// - Parameter codes: the rules that run.
  public func json(running codes: Set<String>) -> [UInt8] {
    func list(_ words: [String]) -> JSONValue { .array(words.map(JSONValue.string)) }
    var tree = JSONObject([
      ("schema", .string("anchorkit.settings/1")),
      ("select", list(codes.sorted())),
      (
        "thresholds",
        .object(
          JSONObject(
            Threshold.all.map { ($0.key, .double($0.value(in: rules))) }))
      ),
      (
        "perPathIgnores",
        .object(
          JSONObject(
            rules.ignores.map { ($0.pattern, list($0.codes.sorted())) }))
      ),
    ])
    if !classes.isEmpty { tree["classes"] = list(classes) }
    if let failOn { tree["failOn"] = .string(failOn.rawValue) }
    if let inputSize { tree["inputSize"] = .string("\(inputSize.width)x\(inputSize.height)") }
    return JSONWriter(style: .pretty, firstKey: "schema").write(.object(tree)) + [0x0A]
  }
}
