import Lint

/// A table for spreadsheets: RFC 4180 with line feeds, a header line, a finding a line.
struct CSVReporter: Reporter {
  static let name = "csv"
  static let summary = "a table for spreadsheets"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    var out = Array("file,line,column,severity,code,name,object,class,message,fix\n".utf8)
    for finding in report.findings {
      append(finding.file, to: &out)
      let position = finding.position
      out +=
        """
        ,\(position.map { "\($0.line)" } ?? ""),\(position.map { "\($0.column)" } ?? ""),\
        \(finding.severity.rawValue),\(finding.code),\(finding.name),\
        \(finding.object.map { "\($0)" } ?? ""),
        """.utf8
      append(finding.className ?? "", to: &out)
      out.append(UInt8(ascii: ","))
      append(finding.message.text, to: &out)
      out.append(UInt8(ascii: ","))
      append(finding.fix?.title ?? "", to: &out)
      out.append(0x0A)
    }
    return out
  }

  /// Quotes where needed. A spreadsheet runs cells that begin like a formula: an apostrophe before
  /// them makes them text.
  private func append(_ text: String, to out: inout [UInt8]) {
    var bytes: [UInt8] = []
    if let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) {
      bytes.append(UInt8(ascii: "'"))
    }
    EscapedText.append(text, to: &bytes)
    let quote = UInt8(ascii: "\"")
    guard bytes.contains(where: { $0 == quote || $0 == UInt8(ascii: ",") }) else {
      out += bytes
      return
    }
    out.append(quote)
    for byte in bytes {
      if byte == quote { out.append(quote) }
      out.append(byte)
    }
    out.append(quote)
  }
}
