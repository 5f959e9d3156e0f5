import Lint
import Testing

@testable import Reporting

@Suite struct HTMLReporterTests {
  @Test func `the page asks for nothing from outside, and no name becomes markup`() {
    var report = ReportFixture.report
    report.findings[1].message = "class '</script><img src=x onerror=alert(1)>'"
    report.findings[1].file = "<b>.xml"
    let page = text(HTMLReporter(color: false).report(report))
    #expect(!page.contains("<b>.xml") && !page.contains("<img src=x"))
    #expect(page.contains("&lt;/script&gt;&lt;img src=x"))
    #expect(page.contains(#"\u003c/script>\u003cimg src=x"#) || page.contains("\\u003c/script"))
    #expect(!page.contains("http://") && !page.contains("https://"))
    #expect(page.split(separator: "</script>", omittingEmptySubsequences: false).count == 3)
    #expect(!page.contains("style=\""))
  }

  @Test func `pictures come as data or not at all`() {
    var report = ReportFixture.report
    report.thumbnail = { $0.code == "BOX004" ? "data:image/png;base64,AA==" : "http://x/y.png" }
    let page = text(HTMLReporter(color: false).report(report))
    #expect(page.contains("src=\"data:image/png;base64,AA==\""))
    #expect(!page.contains("src=\"http"))
  }

  @Test func `a page without findings says what was checked`() {
    let clean = text(
      HTMLReporter(color: false).report(LintReport(findings: [], files: 1200, objects: 5)))
    #expect(clean.contains("No findings.") && clean.contains("<b>1,200</b> files"))
    #expect(!clean.contains("<script>"))
    let empty = text(
      HTMLReporter(color: false).report(LintReport(findings: [], files: 0, objects: 0)))
    #expect(empty.contains("Nothing was checked"))
  }
}
