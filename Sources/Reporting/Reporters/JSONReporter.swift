import Lint

/// One JSON document, schema `anchorkit.lint/1`, a finding a line, keys sorted.
struct JSONReporter: Reporter {
  static let name = "json"
  static let summary = "one JSON document (schema anchorkit.lint/1)"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    var out: [UInt8] = []
    out += "{\"schema\": \"anchorkit.lint/1\",\n \"findings\": [".utf8
    for (place, finding) in report.findings.enumerated() {
      out += (place == 0 ? "\n  " : ",\n  ").utf8
      FindingJSON.append(finding, to: &out)
    }
    out += (report.findings.isEmpty ? "],\n \"summary\": " : "\n ],\n \"summary\": ").utf8
    FindingJSON.appendSummary(report, to: &out)
    out += "}\n".utf8
    return out
  }
}
