import Boxes
import Targets
import Testing

@Suite struct SqueezeDetLabelReaderTests {
  private let reader = SqueezeDetLabelReader(classNames: ["car", "person", "ας", "car"])

  private func reason(_ line: String) throws -> SqueezeDetDropReason? {
    let labels = try reader.read(Array(line.utf8))
    #expect(labels.kept.count + labels.dropped.count == 1)
    return labels.dropped.first?.reason
  }

  @Test(arguments: [
    "car 0 0 0 1 2 3 4", "  CAR 0 0 0 1 2 3 4 \t", "car\t 0 0 0 1 2 3 4",
    "\u{a0}car 0 0 0 1 2 3 4\u{3000}", "ΑΣ 0 0 0 1 2 3 4", "car a b c 1 2 1 2",
    "car 0 0 0 0 0 inf 1e999", "car 0 0 0 .5 +1_0.5e0 5. ١٢ junk", "car 0 0 0 -0.0 0 0 0",
  ])
  func `a line that Python can read is kept`(line: String) throws {
    #expect(try reason(line) == nil)
  }

  static let dropped: [(String, SqueezeDetDropReason)] = [
    ("van 0 0 0 1 2 3 4", .unknownClass("van")),
    ("\u{feff}car 0 0 0 1 2 3 4", .unknownClass("\u{feff}car")),
    ("car\t0\t0\t1\t2\t3\t4", .unknownClass("car\t0\t0\t1\t2\t3\t4")),
    ("car 0 0 0 1 2 3", .missingField(.yMax, found: 7)),
    ("car", .missingField(.xMin, found: 1)),
    ("car 0 0 0 1  3 4", .notANumber(.yMin, text: "")),
    ("car 0 0 0 0x1 2 3 4", .notANumber(.xMin, text: "0x1")),
    ("car 0 0 0 1 2 3 4px", .notANumber(.yMax, text: "4px")),
    ("car 0 0 0 1 2 _3 4", .notANumber(.xMax, text: "_3")),
    ("car 0 0 0 1 2 3_ 4", .notANumber(.xMax, text: "3_")),
    ("car 0 0 0 1 2 3 .", .notANumber(.yMax, text: ".")),
    ("car 0 0 0 1 2 3 1e", .notANumber(.yMax, text: "1e")),
    ("car 0 0 0 1 2 3 infinit", .notANumber(.yMax, text: "infinit")),
    ("car 0 0 0 -1 2 3 4", .invalidX(xMin: -1, xMax: 3)),
    ("car 0 0 0 5 2 3 4", .invalidX(xMin: 5, xMax: 3)),
    ("car 0 0 0 1 5 3 4", .invalidY(yMin: 5, yMax: 4)),
    (" \t\u{1f}\u{85}", .blankLine),
  ]

  @Test(arguments: dropped)
  func `a line is dropped for the trainer's reason`(
    line: String, expected: SqueezeDetDropReason
  ) throws {
    #expect(try reason(line) == expected)
  }

  @Test func `two spaces shift the fields`() throws {
    let labels = try reader.read(Array("car  0 0 0 1 2 3 4".utf8))
    let kept = try #require(labels.kept.first)
    #expect(kept.edges.numbers == [0, 1, 2, 3])
  }

  @Test func `not a number breaks every check`() throws {
    guard case .invalidX(let low, _) = try reason("car 0 0 0 nan 2 3 4") else {
      Issue.record("expected an invalid x")
      return
    }
    #expect(low.isNaN)
  }

  @Test func `lines end three ways and are numbered with the blank ones`() throws {
    let labels = try reader.read(Array("car 0 0 0 1 2 3 4\r\n\rvan\nperson 0 0 0 1 2 3 4\r".utf8))
    #expect(labels.kept.map(\.line) == [1, 4])
    #expect(labels.kept.map(\.object) == [0, 2])
    #expect(labels.dropped.map(\.line) == [2, 3])
    #expect(labels.dropped.map(\.object) == [nil, 1])
    #expect(labels.objectCount == 3)
    #expect(try reader.read([]) == SqueezeDetLabels())
  }

  @Test func `of two equal class names the last one counts`() throws {
    let kept = try reader.read(Array("car 0 0 0 1 2 3 4\nperson 0 0 0 1 2 3 4".utf8)).kept
    #expect(kept.map(\.classIndex.value) == [3, 1])
  }

  @Test func `class names with capitals are never found`() throws {
    let reader = SqueezeDetLabelReader(classNames: ["Car"])
    let labels = try reader.read(Array("Car 0 0 0 1 2 3 4".utf8))
    #expect(labels.dropped.map(\.reason) == [.unknownClass("Car")])
  }

  @Test func `a file that is not UTF-8 is refused with its line`() {
    let bytes = Array("car 0 0 0 1 2 3 4\nvan ".utf8) + [0xFF]
    #expect(throws: SqueezeDetError.notUTF8(line: 2)) { try reader.read(bytes) }
  }

  @Test func `TensorFlow stops where Keras drops`() throws {
    let reader = SqueezeDetLabelReader(classNames: ["car"], dialect: .tensorFlow)
    #expect(try reader.read(Array("van 0 0 0 x\n\ncar 0 0 0 1 2 3 4".utf8)).kept.count == 1)
    #expect(
      throws: SqueezeDetError.refusedLine(line: 2, reason: .invalidX(xMin: 3, xMax: 1))
    ) {
      try reader.read(Array("van\ncar 0 0 0 3 2 1 4".utf8))
    }
  }

  @Test func `objects of other formats pass the same checks`() throws {
    let labels = try reader.check([
      SqueezeDetWrittenObject(className: " Car", edges: Edges(xMin: 1, yMin: 2, xMax: 3, yMax: 4)),
      SqueezeDetWrittenObject(className: "van", edges: Edges(xMin: 1, yMin: 2, xMax: 3, yMax: 4)),
      SqueezeDetWrittenObject(className: "car", edges: Edges(xMin: 1, yMin: 2, xMax: 3, yMax: 1)),
    ])
    #expect(labels.kept.map(\.object) == [0])
    #expect(labels.dropped.map(\.reason) == [.unknownClass("van"), .invalidY(yMin: 2, yMax: 1)])
  }
}
