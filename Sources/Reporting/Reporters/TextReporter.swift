import Lint
import Text

/// Findings for people at a terminal: grouped by file, each with the line it is about.
struct TextReporter: Reporter {
  static let name = "text"
  static let summary = "for people: grouped by file, with the offending lines"

  private let color: Bool

  init(color: Bool) { self.color = color }

  func report(_ report: LintReport) -> [UInt8] {
    var out: [UInt8] = []
    var file: String?
    var counts: [String: Int] = [:]
    for finding in report.findings {
      counts[finding.code, default: 0] += 1
      if !report.showsAll, counts[finding.code, default: 0] > Self.mostOfRule { continue }
      if finding.file != file {
        if file != nil { out.append(0x0A) }
        file = finding.file
        style(.bold, &out) {
          EscapedText.append(
            finding.file.isEmpty ? LintReport.wholeDataset : finding.file, to: &$0)
        }
        out.append(0x0A)
      }
      append(finding, report, to: &out)
    }
    if file != nil { out.append(0x0A) }
    if !report.showsAll { appendRest(report, to: &out) }
    out += summary(report).utf8
    out.append(0x0A)
    if let profile = report.profileText { out += "\(profile)\n".utf8 }
    return out
  }

  /// So many findings of a rule are shown: enough to know it by.
  private static let mostOfRule = 10

  /// What is left out, a line a rule.
  private func appendRest(_ report: LintReport, to out: inout [UInt8]) {
    let rest = report.tally.rules.filter { $0.count > Self.mostOfRule }
    for rule in rest.sorted(by: { $0.code < $1.code }) {
      out += "… and \(rule.count - Self.mostOfRule) more of \(rule.code): --all\n".utf8
    }
    if !rest.isEmpty { out.append(0x0A) }
  }

  private func append(_ finding: Finding, _ report: LintReport, to out: inout [UInt8]) {
    let place = finding.position.map { "\($0.line):\($0.column)" } ?? "-"
    out += "  \(padded(place, 8)) ".utf8
    style(Accent(finding.severity), &out) { $0 += padded(finding.severity.rawValue, 7).utf8 }
    out += " \(finding.code) ".utf8
    EscapedText.append(finding.message.text, to: &out)
    style(.dim, &out) { $0 += " [\(finding.name)]".utf8 }
    out.append(0x0A)
    guard let position = finding.position,
      let bytes = report.sourceLine(finding.file, position.line), !bytes.isEmpty
    else { return }
    let excerpt = SourceExcerpt(line: bytes, column: position.column)
    let number = "\(position.line)"
    let blank = String(repeating: " ", count: max(6, number.count))
    out += "  \(padded(number, -blank.count)) | \(excerpt.line)\n".utf8
    out += "  \(blank) | \(String(repeating: " ", count: excerpt.caretIndent))".utf8
    style(Accent(finding.severity), &out) { $0.append(UInt8(ascii: "^")) }
    if let fix = finding.fix {
      let flag = fix.safety == .safe ? "--fix" : "--unsafe-fixes"
      style(.dim, &out) {
        $0 += " ".utf8
        EscapedText.append(fix.title, to: &$0)
        $0 += " (\(flag))".utf8
      }
    }
    out.append(0x0A)
  }

  /// The last line: what was found in how much.
  private func summary(_ report: LintReport) -> String {
    let all =
      "\(count(report.files, "file", "files")), \(count(report.objects, "object", "objects"))"
    let held = report.baselined > 0 ? " (\(report.baselined) more in the baseline)" : ""
    if report.findings.isEmpty {
      return report.files == 0
        ? "Nothing was checked: no label files.\(held)" : "No findings in \(all).\(held)"
    }
    let tally = report.tally
    let parts = [
      (Severity.error, "error", "errors"), (.warning, "warning", "warnings"),
      (.info, "info", "infos"),
    ].compactMap { severity, one, many in
      let found = tally.count(severity)
      return found == 0 ? nil : count(found, one, many)
    }
    var hints: [String] = []
    if tally.safeFixes > 0 { hints.append("\(tally.safeFixes) fixable with --fix") }
    if tally.unsafeFixes > 0 { hints.append("\(tally.unsafeFixes) with --unsafe-fixes") }
    let hint = hints.isEmpty ? "" : " \(hints.joined(separator: ", "))."
    let places = count(tally.files.count, "file", "files")
    return "Found \(parts.joined(separator: ", ")) in \(places); checked \(all)\(held).\(hint)"
  }

  private func count(_ count: Int, _ one: String, _ many: String) -> String {
    DecimalText.count(count, one, many, isGrouped: false)
  }

  /// Fills up with blanks: behind the text, or before it for a negative width.
  private func padded(_ text: String, _ width: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? blanks + text : text + blanks
  }

  private func style(_ accent: Accent, _ out: inout [UInt8], _ body: (inout [UInt8]) -> Void) {
    if color { out += "\u{1B}[\(accent.rawValue)m".utf8 }
    body(&out)
    if color { out += "\u{1B}[0m".utf8 }
  }

  private enum Accent: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case yellow = "33"
    case cyan = "36"

    init(_ severity: Severity) {
      switch severity {
      case .error: self = .red
      case .warning: self = .yellow
      case .info: self = .cyan
      }
    }
  }
}
