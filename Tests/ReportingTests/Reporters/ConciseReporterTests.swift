import Testing
import Text

@testable import Reporting

@Suite struct ConciseReporterTests {
  @Test func `each finding is one line`() {
    #expect(
      text(ConciseReporter(color: true).report(ReportFixture.report)) == #"""
        Annotations/a.xml:2:3: BOX004 box of 'car' is empty: zero width as written; read as inclusive it covers 1 px
        Annotations/b & <c>.xml:8:5: BOX009 duplicate box: '=evil\x1B[31m\u{202E}\n' with identical numbers stands in line 7
        Annotations/empty.xml:1:1: SET003 the file has no objects

        """#)
  }

  @Test func `no byte of a name acts on the terminal`() {
    for reporter in [TextReporter(color: false), ConciseReporter(color: false)] as [any Reporter] {
      let shown = text(reporter.report(ReportFixture.report))
      #expect(!shown.unicodeScalars.contains { $0 != "\n" && EscapedText.isHidden($0) })
    }
  }
}
