import Lint

/// One JSON object a line: first the schema and the counts, then a finding each.
struct JSONLinesReporter: Reporter {
  static let name = "jsonl"
  static let summary = "JSON lines: the summary, then one finding a line"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    var out: [UInt8] = []
    out += "{\"schema\": \"anchorkit.lint/1\", \"summary\": ".utf8
    FindingJSON.appendSummary(report, to: &out)
    out += "}\n".utf8
    for finding in report.findings {
      FindingJSON.append(finding, to: &out)
      out.append(0x0A)
    }
    return out
  }
}
