import Lint

/// One self-contained page: counts, rules, worst files, and a table that can be searched.
///
/// Nothing is fetched, and a policy in the page lets no other style or script run than its own.
/// Without scripts the first findings are still there; with them, all.
struct HTMLReporter: Reporter {
  static let name = "html"
  static let summary = "one self-contained page with a searchable table"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    var out: [UInt8] = []
    let thumbnails = report.findings.prefix(HTMLPage.shownRows).map(report.thumbnail)
    out += HTMLPage.head(title: "Lint report").utf8
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
      HTMLData.append(report, thumbnails, to: &out)
      out += "<script>\(HTMLPage.script)</script>\n".utf8
    }
    out += "<footer>anchorkit ".utf8
    MarkupText.append(report.version, to: &out)
    out += "</footer>\n</main>\n</body>\n</html>\n".utf8
    return out
  }

  private func appendCounts(_ report: LintReport, to out: inout [UInt8]) {
    let tiles = [
      ("", "files", report.files), ("", "objects", report.objects),
      ("error", "errors", report.count(.error)), ("warning", "warnings", report.count(.warning)),
      ("info", "infos", report.count(.info)),
    ]
    out += "<ul class=\"tiles\">".utf8
    for (kind, label, count) in tiles {
      out += "<li class=\"\(kind)\"><b>\(DecimalText.grouped(count))</b> \(label)</li>".utf8
    }
    if report.baselined > 0 {
      out += "<li><b>\(DecimalText.grouped(report.baselined))</b> in the baseline</li>".utf8
    }
    out += "</ul>\n".utf8
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
    out += HTMLPage.controls(rules: report.countsByRule.map(\.code).sorted()).utf8
    for (place, finding) in report.findings.prefix(HTMLPage.shownRows).enumerated() {
      append(finding, thumbnails[place], to: &out)
    }
    out += "</tbody></table>\n".utf8
    let rest = report.findings.count - HTMLPage.shownRows
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
