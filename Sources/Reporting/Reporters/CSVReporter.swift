import Lint
import Text

/// A table for spreadsheets: RFC 4180 with line feeds, a header line, a finding a line. Under a
/// profile a last column names the readers.
struct CSVReporter: Reporter {
  static let name = "csv"
  static let summary = "a table for spreadsheets"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    let readers = report.profile?.readers.joined(separator: " ")
    var out = Array("file,line,column,severity,code,name,object,class,message,fix".utf8)
    out += (readers == nil ? "\n" : ",readers\n").utf8
    for finding in report.findings {
      CSVText.append(finding.file, to: &out)
      let position = finding.position
      out +=
        """
        ,\(position.map { "\($0.line)" } ?? ""),\(position.map { "\($0.column)" } ?? ""),\
        \(finding.severity.rawValue),\(finding.code),\(finding.name),\
        \(finding.object.map { "\($0)" } ?? ""),
        """.utf8
      CSVText.append(finding.className ?? "", to: &out)
      out.append(UInt8(ascii: ","))
      CSVText.append(finding.message.text, to: &out)
      out.append(UInt8(ascii: ","))
      CSVText.append(finding.fix?.title ?? "", to: &out)
      if let readers { out += ",\(readers)".utf8 }
      out.append(0x0A)
    }
    return out
  }
}
