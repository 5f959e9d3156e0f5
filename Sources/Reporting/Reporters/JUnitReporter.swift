import Lint

/// JUnit's XML, as CI servers show test results: a suite a file, a case a finding.
///
/// Errors and warnings are failures; an info is a case that passes and says so in its output.
struct JUnitReporter: Reporter {
  static let name = "junit"
  static let summary = "JUnit XML for CI servers"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    let failures = report.findings.count - report.count(.info)
    let tests = max(1, report.findings.count)
    var xml: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="dataset lint" tests="\(tests)" failures="\(failures)">

      """
    if report.findings.isEmpty {
      xml += """
          <testsuite name="dataset" tests="1" failures="0">
            <testcase classname="dataset" name="\(report.files) files without findings"/>
          </testsuite>

        """
    }
    var rest = report.findings[...]
    while let file = rest.first?.file {
      let group = rest.prefix { $0.file == file }
      rest = rest.dropFirst(group.count)
      xml += suite(group, of: file.isEmpty ? LintReport.wholeDataset : file)
    }
    xml += "</testsuites>\n"
    return xml.bytes
  }

  private func suite(_ group: ArraySlice<Finding>, of file: String) -> Markup {
    let failures = group.reduce(0) { $0 + ($1.severity == .info ? 0 : 1) }
    let cases = group.map { testCase($0, in: file) }
    return """
        <testsuite name="\(file)" tests="\(group.count)" failures="\(failures)">
      \(cases)  </testsuite>

      """
  }

  private func testCase(_ finding: Finding, in file: String) -> Markup {
    let place = finding.position.map { ":\($0.line):\($0.column)" } ?? ""
    let message = finding.message.text
    let outcome: Markup =
      finding.severity == .info
      ? "<system-out>\(message)</system-out>"
      : "<failure type=\"\(finding.severity.rawValue)\" message=\"\(message)\"/>"
    return """
          <testcase classname="\(file)" name="\(finding.code) \(finding.name)\(place)">
            \(outcome)
          </testcase>

      """
  }
}
