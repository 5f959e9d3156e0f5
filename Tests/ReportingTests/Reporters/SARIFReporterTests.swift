import JSONText
import Lint
import Studies
import Testing

@testable import Reporting

@Suite struct SARIFReporterTests {
  @Test func `findings have relative encoded URIs and text without links`() throws {
    var report = ReportFixture.report
    report.findings[1].message = "class '[x](http://y)'"
    let bytes = SARIFReporter(color: false).report(report)
    _ = try JSONReader().read(bytes)
    let sarif = text(bytes)
    #expect(sarif.contains(#""uri": "Annotations/b%20%26%20%3Cc%3E.xml""#))
    #expect(sarif.contains(#""text": "class '\\[x\\](http://y)'""#))
    #expect(sarif.contains(#""region": {"startLine": 2, "startColumn": 3}"#))
    #expect(sarif.contains(#""level": "note""#))
    #expect(!sarif.contains(#""fixes""#))
  }

  @Test func `fixes are given where the bytes are known`() throws {
    var report = ReportFixture.report
    report.replacements = {
      $0.code == "BOX009" ? [TextReplacement(offset: 12, length: 3, text: "\n")] : []
    }
    let bytes = SARIFReporter(color: false).report(report)
    _ = try JSONReader().read(bytes)
    #expect(
      text(bytes).contains(
        #""replacements": [{"deletedRegion": {"byteOffset": 12, "byteLength": 3}, "#
          + #""insertedContent": {"text": "\n"}}]"#))
  }

  @Test func `a run without findings is a whole document`() throws {
    _ = try JSONReader().read(
      SARIFReporter(color: false).report(LintReport(findings: [], files: 1, objects: 0)))
  }
}
