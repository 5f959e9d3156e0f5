import Labels
import Testing

@testable import Lint

@Suite struct FindingOrderTests {
  private static func finding(
    _ file: String, _ line: Int, _ column: Int, _ code: String, _ object: Int, _ words: String
  ) throws -> Finding {
    var finding = Finding(
      try RuleList.rule(code).info, file: file, at: TextPosition(line: line, column: column),
      Finding.Message(words))
    finding.object = object
    return finding
  }

  @Test func `file, line, column, code, object and words decide, in this order`() throws {
    // Each differs from the next in what decides, and all that comes later says the contrary.
    let ordered = [
      try Self.finding("a.xml", 10, 9, "BOX009", 9, "z"),
      try Self.finding("b.xml", 9, 9, "BOX009", 9, "z"),
      try Self.finding("b.xml", 10, 1, "BOX009", 9, "z"),
      try Self.finding("b.xml", 10, 2, "BOX001", 9, "z"),
      try Self.finding("b.xml", 10, 2, "BOX002", 1, "z"),
      try Self.finding("b.xml", 10, 2, "BOX002", 2, "a"),
      try Self.finding("b.xml", 10, 2, "BOX002", 2, "b"),
    ]
    for (place, finding) in ordered.enumerated() {
      for later in ordered[(place + 1)...] {
        #expect(finding < later && !(later < finding))
      }
      #expect(!(finding < finding))
    }
    #expect(ordered.reversed().sorted() == ordered)
  }

  @Test func `a finding without a place stands where its file begins`() throws {
    var whole = try Self.finding("a.xml", 1, 1, "SET003", 0, "x")
    whole.position = nil
    #expect(try whole < Self.finding("a.xml", 2, 1, "BOX001", 0, "x"))
    #expect(try Self.finding("a.xml", 1, 1, "BOX001", 0, "x") < whole)
  }

  @Test func `a file's findings come by place, not by rule`() {
    func object(_ index: Int, _ line: Int, _ box: WrittenBox) -> LabeledObject {
      LabeledObject(
        className: "car", box: box, position: TextPosition(line: line, column: 3), index: index)
    }
    let image = LabeledImage(
      path: "a.xml", format: .voc,
      objects: [
        object(0, 20, WrittenBox(60, 10, 190, 40)), object(1, 12, WrittenBox(60, 20, 30, 50)),
        object(2, 4, WrittenBox(70, 20, 70, 50)),
      ],
      declaredSize: DeclaredSize(width: 100, height: 80, depth: 3))
    let linter = Linter()
    var worker = linter.makeWorker()
    let found = worker.check(image).filter { $0.code.hasPrefix("BOX") }
    #expect(found.map(\.position?.line) == [4, 12, 20])
    #expect(found.map(\.code) == ["BOX004", "BOX003", "BOX001"])
  }

  @Test func `findings about the whole set come by file`() throws {
    // The classes are looked at in the order of their names, which is not that of their files.
    let linter = Linter(selection: try RuleSelection(select: ["CLS010"]))
    var worker = linter.makeWorker()
    for (file, name) in [("z.xml", "a\u{7}"), ("m.xml", "c\u{7}"), ("a.xml", "b\u{7}")] {
      let object = LabeledObject(className: name, box: WrittenBox(10, 10, 30, 30), index: 0)
      #expect(
        worker.check(LabeledImage(path: file, format: .voc, objects: [object])).isEmpty)
    }
    #expect(linter.conclude([worker]).map(\.file) == ["a.xml", "m.xml", "z.xml"])
  }
}
