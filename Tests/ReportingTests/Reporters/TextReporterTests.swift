import Lint
import Testing

@testable import Reporting

@Suite struct TextReporterTests {
  @Test func `findings stand below their file, with the line and a caret`() {
    #expect(
      text(TextReporter(color: false).report(ReportFixture.report)) == #"""
        Annotations/a.xml
          2:3      warning BOX004 box of 'car' is empty: zero width as written; read as inclusive it covers 1 px [empty-box]
               2 |   <object>
                 |   ^ delete the object (--unsafe-fixes)

        Annotations/b & <c>.xml
          8:5      warning BOX009 duplicate box: '=evil\x1B[31m\u{202E}\n' with identical numbers stands in line 7 [duplicate-box]

        Annotations/empty.xml
          -        info    SET003 the file has no objects [no-objects]

        Found 2 warnings, 1 info in 3 files; checked 4 files, 9 objects (1 more in the baseline). 1 fixable with --fix, 1 with --unsafe-fixes.

        """#)
  }

  @Test func `color adds accents and takes nothing away`() {
    let plain = text(TextReporter(color: false).report(ReportFixture.report))
    let colored = text(TextReporter(color: true).report(ReportFixture.report))
    #expect(colored.contains("\u{1B}[33mwarning\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
  }

  @Test func `safe and unsafe fixes are counted each for its option`() throws {
    let unsafe = try #require(ReportFixture.findings.first { $0.fix?.safety == .unsafe })
    let safe = try #require(ReportFixture.findings.first { $0.fix?.safety == .safe })
    func lastLine(_ findings: [Finding]) -> Substring? {
      let report = LintReport(findings: findings, files: 4, objects: 9)
      return text(TextReporter(color: false).report(report)).split(separator: "\n").last
    }
    #expect(
      lastLine([unsafe, safe, safe])?.hasSuffix(
        "4 files, 9 objects. 2 fixable with --fix, 1 with --unsafe-fixes.") == true)
    #expect(lastLine([safe])?.hasSuffix("9 objects. 1 fixable with --fix.") == true)
    #expect(lastLine([unsafe, unsafe])?.hasSuffix("9 objects. 2 with --unsafe-fixes.") == true)
  }

  @Test func `text stops after ten of a rule, and says how many are left and how to see them`() {
    let findings = (0..<12).flatMap { number in
      ReportFixture.findings.filter { $0.code != "BOX009" || number == 0 }
    }
    var report = LintReport(findings: findings.sorted(), files: 4, objects: 9)
    let short = text(TextReporter(color: false).report(report))
    #expect(short.matches(of: /BOX004 box of/).count == 10)
    #expect(short.matches(of: /SET003 the file/).count == 10)
    #expect(
      short.contains(
        "\n\n… and 2 more of BOX004: --all\n… and 2 more of SET003: --all\n\nFound 13 "))
    report.showsAll = true
    let whole = text(TextReporter(color: false).report(report))
    #expect(whole.matches(of: /BOX004 box of/).count == 12)
    #expect(!whole.contains("more of"))
    #expect(text(JSONReporter(color: false).report(report)).matches(of: /"BOX004"/).count == 12)
  }

  @Test func `nothing to check is not called clean`() {
    let empty = LintReport(findings: [], files: 0, objects: 0)
    #expect(
      text(TextReporter(color: false).report(empty)) == "Nothing was checked: no label files.\n")
    let clean = LintReport(findings: [], files: 3, objects: 1)
    #expect(
      text(TextReporter(color: false).report(clean)) == "No findings in 3 files, 1 object.\n")
  }
}

@Suite struct SourceExcerptTests {
  @Test func `a caret counts characters, not bytes, and escapes take their room`() {
    let excerpt = SourceExcerpt(line: Array("é\u{1B}x".utf8), column: 4)
    #expect(excerpt.line == #"é\x1Bx"#)
    #expect(excerpt.caretIndent == 5)
  }

  @Test func `a line of a megabyte is cut around the column`() {
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    let excerpt = SourceExcerpt(line: line, column: 500_000)
    #expect(excerpt.line.count == 96)
    #expect(excerpt.caretIndent == 60)
    #expect(excerpt.line.hasPrefix("…") && excerpt.line.hasSuffix("…"))
  }

  @Test func `a column past the end stands behind the line`() {
    #expect(SourceExcerpt(line: Array("ab".utf8), column: 99).caretIndent == 2)
  }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
