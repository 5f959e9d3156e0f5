import Lint
import Text

/// One line a finding, `file:line:column: CODE message`, as editors and `grep` expect it.
struct ConciseReporter: Reporter {
  static let name = "concise"
  static let summary = "one line a finding: file:line:column: CODE message"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    var out: [UInt8] = []
    for finding in report.findings {
      EscapedText.append(finding.file.isEmpty ? LintReport.wholeDataset : finding.file, to: &out)
      let position = finding.position ?? .start
      out += ":\(position.line):\(position.column): \(finding.code) ".utf8
      EscapedText.append(finding.message.text, to: &out)
      out.append(0x0A)
    }
    return out
  }
}
