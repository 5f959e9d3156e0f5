import Lint
import Text

/// The findings as data for the page's script: files and rules once, a short row a finding.
enum LintPageData {
  /// The JSON, straight into bytes: a hundred thousand findings need no tree.
  static func json(_ report: LintReport, _ thumbnails: [String?]) -> [UInt8] {
    var out: [UInt8] = []
    let codes = Set(report.findings.map(\.code)).sorted()
    let rules = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
    out += "{\"rules\":[".utf8
    out += codes.map { "\"\($0)\"" }.joined(separator: ",").utf8
    out += "],\"files\":[".utf8
    // Findings are sorted by file, so that a file's number is known as soon as it begins.
    var fileCount = 0
    var last: String?
    for finding in report.findings where finding.file != last {
      if fileCount > 0 { out.append(UInt8(ascii: ",")) }
      string(finding.file.isEmpty ? LintReport.wholeDataset : finding.file, to: &out)
      fileCount += 1
      last = finding.file
    }
    out += "],\n\"rows\":[".utf8
    var file = -1
    last = nil
    for (place, finding) in report.findings.enumerated() {
      if finding.file != last {
        file += 1
        last = finding.file
      }
      if place > 0 { out += ",\n".utf8 }
      let line = finding.position?.line ?? 0
      let column = finding.position?.column ?? 0
      let severity = Severity.allCases.firstIndex(of: finding.severity) ?? 0
      out += "[\(file),\(line),\(column),\(severity),\(rules[finding.code] ?? 0),".utf8
      string(finding.message.text, to: &out)
      if place < thumbnails.count, let thumbnail = thumbnails[place] {
        out.append(UInt8(ascii: ","))
        string(thumbnail, to: &out)
      }
      out.append(UInt8(ascii: "]"))
    }
    out += "]}".utf8
    return out
  }

  private static func string(_ text: String, to out: inout [UInt8]) {
    FindingJSON.append(EscapedText.of(text), to: &out)
  }
}
