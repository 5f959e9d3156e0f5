import Labels
import Testing

@testable import Lint

@Suite struct BaselineTests {
  private static func findings(line: Int = 1, path: String = "a.xml") -> [Finding] {
    let box = WrittenBox(10, 10, 30, 30)
    let objects = (0..<3).map {
      LabeledObject(
        className: "car", box: box, position: TextPosition(line: line + $0, column: 1), index: $0)
    }
    let linter = Linter()
    var worker = linter.makeWorker()
    return worker.check(LabeledImage(path: path, format: .voc, objects: objects))
  }

  @Test func `known findings are held back, wherever their lines have moved`() {
    let baseline = Baseline(of: Self.findings())
    #expect(baseline.count == 2)
    let (remaining, held, stale) = baseline.apply(to: Self.findings(line: 50), rules: .standard)
    #expect(remaining.isEmpty && held == 2 && stale.isEmpty)
  }

  @Test func `a further finding of the same kind is told`() {
    let findings = Self.findings()
    let (remaining, held, _) = Baseline(of: [findings[0]]).apply(to: findings, rules: .standard)
    #expect(remaining.count == 1 && held == 1)
  }

  @Test func `entries that hold back nothing are stale, unless their rule or file was not checked`()
    throws
  {
    let baseline = Baseline(of: Self.findings())
    #expect(baseline.apply(to: [], rules: .standard).stale.map(\.code) == ["BOX009"])
    let other = try RuleSelection(select: ["BOX001"])
    #expect(baseline.apply(to: [], rules: other).stale.isEmpty)
    #expect(baseline.apply(to: [], rules: .standard) { $0 == "b.xml" }.stale.isEmpty)
  }

  @Test(arguments: ["a.xml", "a b\\n.xml", "line\nbreak\r.xml", "é\\.xml", ""])
  func `a baseline survives writing and reading`(path: String) throws {
    let baseline = Baseline(of: Self.findings(path: path))
    #expect(try Baseline(parsing: baseline.text) == baseline)
    #expect(try Baseline(parsing: baseline.text.replacing("\n", with: "\r\n")) == baseline)
  }

  @Test func `a line that is no entry is refused with its number`() {
    #expect(throws: LintError.badBaseline(line: 2, text: "BOX001 zz a.xml")) {
      try Baseline(parsing: "# comment\nBOX001 zz a.xml\n")
    }
  }
}
