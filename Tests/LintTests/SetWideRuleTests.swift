import Labels
import Testing

@testable import Lint

/// Rules that tell once what many objects share.
@Suite struct `Rules for a set` {
  private static func findings(_ files: [(String, String)], _ code: String) -> [Finding] {
    let linter = Linter()
    // A worker a file: evidence must survive any division.
    var workers: [LintWorker] = []
    var findings: [Finding] = []
    for (path, text) in files.reversed() {
      var worker = linter.makeWorker()
      for image in LabelFormats.read(Array(text.utf8), as: .kitti, path: path) {
        findings += worker.check(image)
      }
      workers.append(worker)
    }
    return (findings + linter.conclude(workers)).sorted().filter { $0.code == code }
  }

  private static func row(
    _ name: String = "Car", _ x: Int, alpha: String = "-1.57", height: String = "1.5",
    score: String = ""
  ) -> String {
    "\(name) 0.00 0 \(alpha) \(x).00 20.00 \(x + 20).00 40.00 \(height) 1.60 3.90 2.00 1.70 20.00 -1.50"
      + score + "\n"
  }

  @Test func `an unknown type is one finding a class, with its count and places`() {
    let files = [
      ("a.txt", Self.row("bus", 1) + Self.row("bus", 40)), ("b.txt", Self.row("bus", 1)),
      ("c.txt", Self.row("car", 1)), ("d.txt", Self.row("bus", 1)),
    ]
    let found = Self.findings(files, "KIT017")
    #expect(found.map(\.file) == ["a.txt", "c.txt"])
    #expect(
      found.map(\.message.text) == [
        "'bus' is none of KITTI's types (4 objects in 3 files, also a.txt:2 and b.txt:1)",
        "'car' is none of KITTI's types; did you mean 'Car'?",
      ])
    #expect(found.map(\.className) == ["bus", "car"])
    // A baseline knows the finding again when a file was added.
    let more = Self.findings(files + [("e.txt", Self.row("bus", 1))], "KIT017")
    #expect(more.map(\.fingerprint) == found.map(\.fingerprint))
  }

  @Test func `a value that no row knows is an info, one that some don't a warning`() {
    let unknown = [
      ("a.txt", Self.row("Car", 1, alpha: "-10")), ("b.txt", Self.row("Car", 1, alpha: "-10.00")),
    ]
    let everywhere = Self.findings(unknown, "KIT014")
    #expect(everywhere.map(\.severity) == [.info])
    #expect(
      everywhere.map(\.message.text) == [
        "alpha marked as unknown in every row, with other 3-D values: 2 objects, also b.txt:1"
      ])
    let some = Self.findings(
      unknown + [("c.txt", Self.row("Car", 1) + Self.row("Car", 50, alpha: "-10", height: "-1"))],
      "KIT014")
    #expect(some.map(\.severity) == [.warning, .warning])
    #expect(
      some.map(\.message.text) == [
        "alpha marked as unknown, other 3-D values given: 2 objects, also b.txt:1",
        "'Car' marks alpha, height as unknown and gives other 3-D values",
      ])
  }

  @Test(arguments: [
    ([" 1", " 0"], Severity.info, 0), ([" 1", " 0.93"], .warning, 0), ([" 3", " 1"], .info, 0),
    ([" 3.5", " 1"], .warning, 1), ([" 12", " 0.5"], .warning, 1),
  ])
  func `a 16th field is a score where some row has what can only be one`(
    scores: [String], severity: Severity, outside: Int
  ) {
    let files = scores.enumerated().map {
      ("\($0.offset).txt", Self.row("Car", 1, score: $0.element))
    }
    let found = Self.findings(files, "KIT001")
    #expect(found.map(\.severity) == [severity])
    #expect(found.map(\.file) == ["0.txt"])
    #expect(Self.findings(files, "KIT016").count == outside)
  }

  @Test func `a gap that may be a missing field is not closed`() {
    let gap = Self.row("Car", 1).replacing("0.00 0 ", with: "0.00  0 ")
    let missing = Self.row("Car", 1).replacing("0.00 0 ", with: "0.00  ")
    #expect(Self.findings([("a.txt", gap)], "KIT003").map { $0.fix?.safety } == [.safe])
    #expect(Self.findings([("a.txt", missing)], "KIT003").map { $0.fix?.safety } == [nil])
    // The others of the file have a score: this row has lost a field before it.
    let scored = Self.row("Car", 50, score: " 0.9")
    let lost = missing.replacing("-1.50\n", with: "-1.50 0.7\n")
    #expect(Self.findings([("a.txt", lost + scored)], "KIT003").map { $0.fix?.safety } == [nil])
  }
}
