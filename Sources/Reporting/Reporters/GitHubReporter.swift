import Lint
import Text

/// Workflow commands that GitHub Actions turns into annotations beside the changed lines.
struct GitHubReporter: Reporter {
  static let name = "github"
  static let summary = "annotations for GitHub Actions"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    var out: [UInt8] = []
    if let profile = report.profileText {
      out += "::notice title=dataset lint::".utf8
      append(profile, isProperty: false, to: &out)
      out.append(0x0A)
    }
    for finding in report.findings {
      let command =
        switch finding.severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
      out += "::\(command) ".utf8
      if !finding.file.isEmpty {
        out += "file=".utf8
        append(finding.file, isProperty: true, to: &out)
        if let position = finding.position {
          out += ",line=\(position.line),col=\(position.column)".utf8
        }
        out.append(UInt8(ascii: ","))
      }
      out += "title=\(finding.code) \(finding.name)::".utf8
      append(finding.message.text, isProperty: false, to: &out)
      out.append(0x0A)
    }
    return out
  }

  /// Escapes as the runner unescapes: `%`, and in properties `:` and `,`, which would end them.
  private func append(_ text: String, isProperty: Bool, to out: inout [UInt8]) {
    for byte in EscapedText.of(text).utf8 {
      switch byte {
      case UInt8(ascii: "%"): out += "%25".utf8
      case UInt8(ascii: ":") where isProperty: out += "%3A".utf8
      case UInt8(ascii: ",") where isProperty: out += "%2C".utf8
      default: out.append(byte)
      }
    }
  }
}
