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
      title: "Lint report", style: PackageResources.LintPage_css,
      script: hasFindings ? PackageResources.LintPage_js : [])
    return page.bytes(version: report.version, content(report))
  }

  private func content(_ report: LintReport) -> Markup {
    let tally = report.tally
    let thumbnails = report.findings.prefix(LintPage.shownRows).map(report.thumbnail)
    var content = counts(report, tally)
    if let profile = report.profileText { content += "<p>\(profile)</p>\n" }
    if report.findings.isEmpty {
      let text = report.files == 0 ? "Nothing was checked: no label files." : "No findings."
      content += "<p class=\"none\">\(text)</p>\n"
    } else {
      content += "<div class=\"pair\">\n\(rules(tally))\(worstFiles(tally))</div>\n"
      content += table(report, tally, thumbnails)
      content += .data(LintPageData.json(report, thumbnails), id: "data")
    }
    return content
  }

  private func counts(_ report: LintReport, _ tally: FindingTally) -> Markup {
    func grouped(_ count: Int) -> String { DecimalText.grouped(count) }
    var tiles = [
      ("", "files", grouped(report.files)), ("", "objects", grouped(report.objects)),
      ("error", "errors", grouped(tally.count(.error))),
      ("warning", "warnings", grouped(tally.count(.warning))),
      ("info", "infos", grouped(tally.count(.info))),
    ]
    if report.baselined > 0 { tiles.append(("", "in the baseline", grouped(report.baselined))) }
    return HTMLPage.tiles(tiles)
  }

  private func rules(_ tally: FindingTally) -> Markup {
    let most = tally.rules.first?.count ?? 1
    let rows = tally.rules.map { entry -> Markup in
      let summary = (try? RuleList.rule(entry.code).info.summary) ?? ""
      return """
        <tr class="\(entry.severity.rawValue)"><td><code>\(entry.code)</code></td>\
        <td title="\(summary)">\(entry.name)</td>\(HTMLPage.bar(entry.count, of: most))
        """
    }
    return "<section><h2>Rules</h2>\n<table class=\"bars\">\n\(rows)</table></section>\n"
  }

  private func worstFiles(_ tally: FindingTally) -> Markup {
    let worst = tally.worstFiles(12)
    let rows = worst.map { entry -> Markup in
      let bar = HTMLPage.bar(entry.count, of: worst.first?.count ?? 1)
      return "<tr><td class=\"path\">\(entry.path)</td>\(bar)"
    }
    return "<section><h2>Worst files</h2>\n<table class=\"bars\">\n\(rows)</table></section>\n"
  }

  private func table(
    _ report: LintReport, _ tally: FindingTally, _ thumbnails: [String?]
  ) -> Markup {
    var table = LintPage.controls(rules: tally.rules.map(\.code).sorted())
    for (finding, thumbnail) in zip(report.findings, thumbnails) {
      table += row(finding, thumbnail)
    }
    table += "</tbody></table>\n<p id=\"more\">"
    let rest = tally.total - LintPage.shownRows
    if rest > 0 {
      table += "\(DecimalText.grouped(rest)) more findings: scripts are needed to show them."
    }
    table += "</p>\n</section>\n"
    return table
  }

  /// One row, as the script makes it too.
  private func row(_ finding: Finding, _ thumbnail: String?) -> Markup {
    let severity = finding.severity.rawValue
    let file = finding.file.isEmpty ? LintReport.wholeDataset : finding.file
    let place = finding.position.map { ":\($0.line):\($0.column)" } ?? ""
    var row: Markup = """
      <tr class="\(severity)"><td class="path">\(file)\(place)</td>\
      <td class="kind">\(severity)</td><td><code>\(finding.code)</code></td>\
      <td>\(finding.message.text)
      """
    if let thumbnail, thumbnail.hasPrefix("data:image/") {
      row += "<img alt=\"\" loading=\"lazy\" src=\"\(thumbnail)\">"
    }
    row += "</td></tr>\n"
    return row
  }
}
