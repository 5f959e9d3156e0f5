import Text

extension LintReport {
  /// How often each rule fired, for `--statistics`.
  public var statisticsText: String {
    var table = TextTable([
      ("count", .right), ("code", .left), ("severity", .left), ("rule", .left),
    ])
    for rule in tally.rules {
      table.add([String(rule.count), rule.code, rule.severity.rawValue, rule.name])
    }
    let scope =
      "\(DecimalText.count(files, "file", "files")), "
      + DecimalText.count(objects, "object", "objects")
    if table.isEmpty { return "No findings in \(scope).\n" }
    return table.text() + "\n\(DecimalText.grouped(findings.count)) findings in \(scope).\n"
  }
}
