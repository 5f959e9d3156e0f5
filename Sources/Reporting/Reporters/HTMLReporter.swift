import Lint
import Text

/// One self-contained page: counts, rules, worst files, and a table that can be searched.
///
/// Nothing is fetched, and a policy in the page lets no other style or script run than its own.
/// Without scripts the first findings are still there; with them, all.
struct HTMLReporter: Reporter {
  static let name = "html"
  static let summary = "one self-contained page with a searchable table"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    let hasFindings = !report.findings.isEmpty
    let page = HTMLPage(
      title: "Lint report", style: LintPage.style, script: hasFindings ? LintPage.script : "")
    return page.bytes(version: report.version) { append(report, to: &$0) }
  }

  private func append(_ report: LintReport, to out: inout [UInt8]) {
    let thumbnails = report.findings.prefix(LintPage.shownRows).map(report.thumbnail)
    appendCounts(report, to: &out)
    if report.findings.isEmpty {
      let text = report.files == 0 ? "Nothing was checked: no label files." : "No findings."
      out += "<p class=\"none\">\(text)</p>\n".utf8
    } else {
      out += "<div class=\"pair\">\n".utf8
      appendRules(report, to: &out)
      appendWorstFiles(report, to: &out)
      out += "</div>\n".utf8
      appendTable(report, thumbnails, to: &out)
      LintPageData.append(report, thumbnails, to: &out)
    }
  }

  private func appendCounts(_ report: LintReport, to out: inout [UInt8]) {
    func grouped(_ count: Int) -> String { DecimalText.grouped(count) }
    var tiles = [
      ("", "files", grouped(report.files)), ("", "objects", grouped(report.objects)),
      ("error", "errors", grouped(report.count(.error))),
      ("warning", "warnings", grouped(report.count(.warning))),
      ("info", "infos", grouped(report.count(.info))),
    ]
    if report.baselined > 0 { tiles.append(("", "in the baseline", grouped(report.baselined))) }
    HTMLPage.appendTiles(tiles, to: &out)
  }

  private func appendRules(_ report: LintReport, to out: inout [UInt8]) {
    let counts = report.countsByRule
    let most = counts.first?.count ?? 1
    out += "<section><h2>Rules</h2>\n<table class=\"bars\">\n".utf8
    for entry in counts {
      let summary = (try? RuleList.rule(entry.code).info.summary) ?? ""
      out += "<tr class=\"\(entry.severity.rawValue)\"><td><code>\(entry.code)</code></td>".utf8
      out += "<td title=\"\(MarkupText.of(summary))\">\(entry.name)</td>".utf8
      HTMLPage.appendBar(entry.count, of: most, to: &out)
    }
    out += "</table></section>\n".utf8
  }

  private func appendWorstFiles(_ report: LintReport, to out: inout [UInt8]) {
    var counts: [(file: String, count: Int)] = []
    for finding in report.findings where !finding.file.isEmpty {
      if counts.last?.file == finding.file {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((finding.file, 1))
      }
    }
    // A stable order: by count, then as the findings are sorted.
    let worst = counts.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.prefix(12).map(\.element)
    out += "<section><h2>Worst files</h2>\n<table class=\"bars\">\n".utf8
    for entry in worst {
      out += "<tr><td class=\"path\">".utf8
      MarkupText.append(entry.file, to: &out)
      out += "</td>".utf8
      HTMLPage.appendBar(entry.count, of: worst.first?.count ?? 1, to: &out)
    }
    out += "</table></section>\n".utf8
  }

  private func appendTable(
    _ report: LintReport, _ thumbnails: [String?], to out: inout [UInt8]
  ) {
    out += LintPage.controls(rules: report.countsByRule.map(\.code).sorted()).utf8
    for (place, finding) in report.findings.prefix(LintPage.shownRows).enumerated() {
      append(finding, thumbnails[place], to: &out)
    }
    out += "</tbody></table>\n".utf8
    let rest = report.findings.count - LintPage.shownRows
    out += "<p id=\"more\">".utf8
    if rest > 0 {
      out += "\(DecimalText.grouped(rest)) more findings: scripts are needed to show them.".utf8
    }
    out += "</p>\n</section>\n".utf8
  }

  /// One row, as the script makes it too.
  private func append(_ finding: Finding, _ thumbnail: String?, to out: inout [UInt8]) {
    out += "<tr class=\"\(finding.severity.rawValue)\"><td class=\"path\">".utf8
    MarkupText.append(finding.file.isEmpty ? LintReport.wholeDataset : finding.file, to: &out)
    if let position = finding.position { out += ":\(position.line):\(position.column)".utf8 }
    out += "</td><td class=\"kind\">\(finding.severity.rawValue)</td>".utf8
    out += "<td><code>\(finding.code)</code></td><td>".utf8
    MarkupText.append(finding.message.text, to: &out)
    if let thumbnail, thumbnail.hasPrefix("data:image/") {
      out += "<img alt=\"\" loading=\"lazy\" src=\"".utf8
      MarkupText.append(thumbnail, to: &out)
      out += "\">".utf8
    }
    out += "</td></tr>\n".utf8
  }
}
