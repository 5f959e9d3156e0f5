import Labels
import Testing

@testable import Lint

@Suite struct FindingTallyTests {
  private static func finding(
    _ file: String, _ code: String, _ severity: Severity, _ fix: Fix.Safety? = nil
  ) throws -> Finding {
    Finding(
      try RuleList.rule(code).info, file: file, "words", severity: severity,
      fix: fix.map { Fix($0, "mend it", []) })
  }

  private let tally: FindingTally

  init() throws {
    tally = FindingTally([
      try Self.finding("", "SET001", .info),
      try Self.finding("a.xml", "BOX002", .warning, .unsafe),
      try Self.finding("b.xml", "BOX001", .error, .safe),
      try Self.finding("b.xml", "BOX002", .error, .unsafe),
      try Self.finding("b.xml", "VOC016", .info, .safe),
      try Self.finding("c.xml", "BOX001", .error, .safe),
      try Self.finding("d.xml", "BOX009", .info),
      try Self.finding("d.xml", "BOX009", .info),
    ])
  }

  @Test func `severities, failures and fixes are counted`() {
    #expect(tally.total == 8)
    #expect([Severity.error, .warning, .info].map(tally.count) == [3, 1, 4])
    #expect(tally.failures == 4)
    #expect(tally.safeFixes == 3 && tally.unsafeFixes == 2)
  }

  @Test func `rules come by count, then by code, each with its worst severity`() {
    #expect(tally.rules.map(\.code) == ["BOX001", "BOX002", "BOX009", "SET001", "VOC016"])
    #expect(tally.rules.map(\.count) == [2, 2, 2, 1, 1])
    #expect(tally.rules[1].severity == .error)
  }

  @Test func `files keep the findings' order, and the worst come first where they are asked for`() {
    #expect(tally.files.map(\.path) == ["", "a.xml", "b.xml", "c.xml", "d.xml"])
    #expect(tally.files.map(\.count) == [1, 1, 3, 1, 2])
    #expect(tally.files.map(\.failures) == [0, 1, 2, 1, 0])
    #expect(tally.worstFiles(3).map(\.path) == ["b.xml", "d.xml", "a.xml"])
  }

  @Test func `nothing found is nothing counted`() {
    let none = FindingTally([])
    #expect(none.total == 0 && none.failures == 0 && none.rules.isEmpty && none.files.isEmpty)
  }
}
