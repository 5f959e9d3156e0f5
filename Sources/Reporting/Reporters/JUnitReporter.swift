import Lint

/// JUnit's XML, as CI servers show test results: a suite a file, a case a finding.
///
/// Errors and warnings are failures; an info is a case that passes and says so in its output.
struct JUnitReporter: Reporter {
  static let name = "junit"
  static let summary = "JUnit XML for CI servers"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    var out = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    let failures = report.findings.count - report.count(.info)
    let tests = max(1, report.findings.count)
    out += "<testsuites name=\"dataset lint\" tests=\"\(tests)\" failures=\"\(failures)\">\n".utf8
    if report.findings.isEmpty {
      out +=
        """
          <testsuite name="dataset" tests="1" failures="0">
            <testcase classname="dataset" name="\(report.files) files without findings"/>
          </testsuite>

        """.utf8
    }
    var rest = report.findings[...]
    while let file = rest.first?.file {
      let group = rest.prefix { $0.file == file }
      rest = rest.dropFirst(group.count)
      append(group, of: file.isEmpty ? LintReport.wholeDataset : file, to: &out)
    }
    out += "</testsuites>\n".utf8
    return out
  }

  private func append(_ group: ArraySlice<Finding>, of file: String, to out: inout [UInt8]) {
    let failures = group.reduce(0) { $0 + ($1.severity == .info ? 0 : 1) }
    let name = MarkupText.of(file)
    out += "  <testsuite name=\"\(name)\" tests=\"\(group.count)\" failures=\"\(failures)\">\n".utf8
    for finding in group {
      let place = finding.position.map { ":\($0.line):\($0.column)" } ?? ""
      out +=
        """
            <testcase classname="\(name)" name="\(finding.code) \(finding.name)\(place)">

        """.utf8
      if finding.severity == .info {
        out += "      <system-out>".utf8
        MarkupText.append(finding.message.text, to: &out)
        out += "</system-out>\n".utf8
      } else {
        out += "      <failure type=\"\(finding.severity.rawValue)\" message=\"".utf8
        MarkupText.append(finding.message.text, to: &out)
        out += "\"/>\n".utf8
      }
      out += "    </testcase>\n".utf8
    }
    out += "  </testsuite>\n".utf8
  }
}
