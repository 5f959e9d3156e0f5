import Lint
import Testing
import Text

@testable import Reporting

@Suite struct RuleCatalogTests {
  @Test func `the page of a rule is its own description`() throws {
    #expect(
      try RuleCatalog.page("empty-box") == """
        BOX004 empty-box
        A box has no width or no height as written.
        Severity: error; unsafe fix (--unsafe-fixes); on by default.

        Why
          A box without extent matches no prior, and its logarithm is −infinity. Under an inclusive
          convention (VOC) xmin = xmax still covers one pixel, so that some trainers can live with it:
          there it is a warning. Mostly it is a click that was meant to be a drag.

        What to do
          Draw the box again, or delete the object with --unsafe-fixes.

        Reported
          a.xml, <size> 100x80
            car 20 10 20 30

          a.xml, <size> 100x80
            car 20 10 40 10 (continuous)

        Not reported
          a.xml, <size> 100x80
            car 20 10 21 30

          a.xml, <size> 100x80
            car 20 30 20 10

        """)
  }

  @Test func `every rule has a line in the table, a page, and a chapter`() throws {
    let table = RuleCatalog.table()
    let markdown = RuleCatalog.markdown()
    for info in RuleList.all.map({ $0.info }) {
      #expect(table.contains("\(info.code)  "))
      #expect(markdown.contains("\n## \(info.code) \(info.name)\n"))
      #expect(try RuleCatalog.page(info.code).contains(info.summary))
    }
    #expect(RuleCatalog.table(selected: ["BOX001"]).split(separator: "\n").count == 1)
  }

  @Test func `no page holds a character that acts on a terminal`() throws {
    for info in RuleList.all.map({ $0.info }) {
      let page = try RuleCatalog.page(info.code)
      #expect(!page.unicodeScalars.contains { $0 != "\n" && EscapedText.isHidden($0) })
    }
  }
}
