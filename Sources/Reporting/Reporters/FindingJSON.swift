import JSONText
import Lint
import Text

/// The JSON of findings, written straight into bytes: a hundred thousand of them need no tree.
enum FindingJSON {
  /// Appends one finding as an object with sorted keys.
  static func append(_ finding: Finding, to out: inout [UInt8]) {
    out += "{\"code\": \"\(finding.code)\", \"column\": ".utf8
    append(finding.position?.column, to: &out)
    out += ", \"file\": ".utf8
    append(finding.file, to: &out)
    out += ", \"fix\": ".utf8
    if let fix = finding.fix {
      out += "{\"safety\": \"\(fix.safety.rawValue)\", \"title\": ".utf8
      append(fix.title, to: &out)
      out.append(UInt8(ascii: "}"))
    } else {
      out += "null".utf8
    }
    out += ", \"line\": ".utf8
    append(finding.position?.line, to: &out)
    out += ", \"message\": ".utf8
    append(finding.message.text, to: &out)
    out += ", \"name\": \"\(finding.name)\", \"object\": ".utf8
    append(finding.object, to: &out)
    out += ", \"severity\": \"\(finding.severity.rawValue)\"}".utf8
  }

  /// Appends the counts as an object with sorted keys.
  static func appendSummary(_ report: LintReport, to out: inout [UInt8]) {
    let tally = report.tally
    out +=
      """
      {"baselined": \(report.baselined), "errors": \(tally.count(.error)), \
      "files": \(report.files), "findings": \(tally.total), \
      "infos": \(tally.count(.info)), "objects": \(report.objects)
      """.utf8
    if report.profile != nil {
      out += ", ".utf8
      appendProfile(report, to: &out)
    }
    out += ", \"warnings\": \(tally.count(.warning))}".utf8
  }

  /// Appends the profile and whose readers were used, as two fields of an object; nothing without a
  /// profile.
  static func appendProfile(_ report: LintReport, to out: inout [UInt8]) {
    guard let profile = report.profile else { return }
    out += "\"profile\": \"\(profile.name)\", \"readers\": [".utf8
    out += profile.readers.map { "\"\($0)\"" }.joined(separator: ", ").utf8
    out += "]".utf8
  }

  /// Appends a quoted text. Characters that act on a display are escaped: the value is the same,
  /// and a terminal is safe.
  static func append(_ text: String, to out: inout [UInt8]) {
    JSONWriter.appendQuoted(text, ascii: !EscapedText.isPlain(text), to: &out)
  }

  private static func append(_ number: Int?, to out: inout [UInt8]) {
    out += (number.map { "\($0)" } ?? "null").utf8
  }
}
