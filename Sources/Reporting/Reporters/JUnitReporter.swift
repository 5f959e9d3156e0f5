import Lint

/// JUnit's XML, as CI servers show test results: a suite a file, a case a finding.
///
/// Errors and warnings are failures; an info is a case that passes and says so in its output.
struct JUnitReporter: Reporter {
  static let name = "junit"
  static let summary = "JUnit XML for CI servers"

  init(color: Bool) {}

  func report(_ report: LintReport) -> [UInt8] {
    let tally = report.tally
    let tests = max(1, tally.total)
    var xml: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="dataset lint" tests="\(tests)" failures="\(tally.failures)">

      """
    if report.findings.isEmpty {
      xml += """
          <testsuite name="dataset" tests="1" failures="0">
        \(properties(report))    <testcase classname="dataset" name="\(report.files) files without findings"/>
          </testsuite>

        """
    }
    var rest = report.findings[...]
    for file in tally.files {
      xml += suite(rest.prefix(file.count), of: file, properties(report))
      rest = rest.dropFirst(file.count)
    }
    xml += "</testsuites>\n"
    return xml.bytes
  }

  /// The profile and whose readers were used: JUnit has a place for them in each suite.
  private func properties(_ report: LintReport) -> Markup {
    guard let profile = report.profile else { return "" }
    return """
          <properties>
            <property name="profile" value="\(profile.name)"/>
            <property name="readers" value="\(profile.readers.joined(separator: ", "))"/>
          </properties>

      """
  }

  private func suite(
    _ group: ArraySlice<Finding>, of file: FindingTally.File, _ properties: Markup
  ) -> Markup {
    let name = file.path.isEmpty ? LintReport.wholeDataset : file.path
    let cases = group.map { testCase($0, in: name) }
    return """
        <testsuite name="\(name)" tests="\(file.count)" failures="\(file.failures)">
      \(properties)\(cases)  </testsuite>

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
