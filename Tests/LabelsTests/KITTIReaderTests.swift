import Testing

@testable import Labels

@Suite struct `KITTI reader` {
  @Test func `a line is read field by field`() throws {
    let image = try read(kittiLine("Car", "10.00 20.50 30.25 40.75") + "\n", .kitti)
    let object = try #require(image.objects.first)
    #expect(object.className == "Car")
    #expect(object.box == WrittenBox(10, 20.5, 30.25, 40.75, .continuous))
    #expect(object.flags.truncated == 0)
    #expect(object.flags.occluded == 1)
    #expect(
      object.kitti
        == KITTIFields(
          alpha: -1.57, height: 1.5, width: 1.6, length: 3.9, x: 2, y: 1.7, z: 20, rotationY: -1.5))
    #expect(image.issues.isEmpty)
  }

  @Test func `a 16th field is the score`() throws {
    let image = try read(kittiLine() + " 0.9", .kitti)
    #expect(image.objects.first?.kitti?.score == 0.9)
  }

  @Test func `DontCare is kept and marked`() throws {
    let line = "DontCare -1 -1 -10 3.00 3.00 9.00 9.00 -1 -1 -1 -1000 -1000 -1000 -10"
    let image = try read(line, .kitti)
    #expect(image.objects.first?.isDontCare == true)
    #expect(image.issues.isEmpty)
  }

  static let faults: [(String, ReadIssue.Kind, Int)] = [
    ("Car 0.00 1", .wrongFieldCount(found: 3, expected: 15), 1),
    (kittiLine() + " 0.9 7 7", .wrongFieldCount(found: 18, expected: 15), 1),
    ("0 1 " + kittiLine(), .trackingFormat, 1),
    (kittiLine("Car", "nan 2 3 4"), .badNumber(field: "left", text: "nan"), 18),
    (kittiLine("Car", "1 inf 3 4"), .badNumber(field: "top", text: "inf"), 20),
    (kittiLine("Car", "1 2 0x10 4"), .badNumber(field: "right", text: "0x10"), 22),
    (kittiLine("Car", "1 2 3 4,5"), .badNumber(field: "bottom", text: "4,5"), 24),
    (kittiLine("Car", "1 2 3 1e999"), .badNumber(field: "bottom", text: "1e999"), 24),
    (kittiLine("Car", "1\0 2 3 4"), .badNumber(field: "left", text: "1\0"), 18),
  ]

  @Test(arguments: faults)
  func `one bad line is named and loses no other`(
    line: String, kind: ReadIssue.Kind, column: Int
  ) throws {
    let image = try read([kittiLine(), "", line, kittiLine()].joined(separator: "\n"), .kitti)
    #expect(image.issues.map(\.kind) == [kind])
    // Blank lines count: the bad line is the third.
    #expect(image.issues.first?.position == TextPosition(line: 3, column: column))
    #expect(image.issues.first?.object == 1)
    #expect(image.objects.map { $0.box != nil } == [true, false, true])
  }

  @Test(arguments: [
    ("Person sitting", ReadIssue.Kind.classWithSpace(name: "Person sitting")),
    ("a b c", .classWithSpace(name: "a b c")),
    ("\"fork lift\"", .quotedClass(name: "fork lift")), ("'Car'", .quotedClass(name: "Car")),
    ("\"truck 2\"", .quotedClass(name: "truck 2")),
  ])
  func `a class name is what stands before the numbers`(
    written: String, kind: ReadIssue.Kind
  ) throws {
    for score in ["", " 0.5"] {
      let image = try read(kittiLine(written) + score + "\n" + kittiLine(), .kitti)
      let name = written.filter { !"\"'".contains($0) }
      #expect(image.objects.map(\.className) == [name, "Car"])
      #expect(image.objects.map(\.box) == [image.objects[1].box, image.objects[1].box])
      #expect(image.objects[0].kitti?.score == (score.isEmpty ? nil : 0.5))
      #expect(image.issues.map(\.kind) == [kind])
    }
  }

  @Test(arguments: [
    (kittiLine() + kittiLine("Van"), 15, "-1.50Van", 1),
    (kittiLine() + " " + kittiLine("Van"), 15, "Van", 2),
    (kittiLine() + " 0.9" + kittiLine("traffic light"), 16, "0.9traffic", 5),
  ])
  func `rows that run together are told, and where they meet`(
    line: String, field: Int, text: String, column: Int
  ) throws {
    let image = try read(line, .kitti)
    #expect(image.issues.map(\.kind) == [.rowsRunTogether(objects: 2, field: field, text: text)])
    #expect(image.issues.first?.position.column == kittiLine().utf8.count + column)
    #expect(image.objects.map(\.box) == [nil])
  }

  @Test func `three rows on one line are three, and half a row is none`() throws {
    let three = try read(kittiLine() + kittiLine() + kittiLine(), .kitti)
    #expect(
      three.issues.map(\.kind) == [.rowsRunTogether(objects: 3, field: 15, text: "-1.50Car")])
    let half = try read(kittiLine() + "Car 0.00 1 -1.57 10.00", .kitti)
    #expect(half.issues.map(\.kind) == [.wrongFieldCount(found: 19, expected: 15)])
  }

  @Test(arguments: ["DontCare", "dontcare", "DONTCARE"])
  func `DontCare is one in any case`(name: String) throws {
    #expect(try read(kittiLine(name), .kitti).objects.first?.isDontCare == true)
    #expect(try read(kittiLine(name + "d"), .kitti).objects.first?.isDontCare == false)
  }

  @Test func `a carriage return alone ends a line`() throws {
    let image = try read(kittiLine() + "\r" + kittiLine("Van") + "\r\r" + kittiLine("Bus"), .kitti)
    #expect(image.objects.map(\.className) == ["Car", "Van", "Bus"])
    #expect(image.objects.map(\.position.line) == [1, 2, 4])
    #expect(image.issues.map(\.kind) == [.bareReturns])
    let both = try read(kittiLine() + "\r" + kittiLine("Van") + "\r\n" + kittiLine() + "\n", .kitti)
    #expect(both.objects.count == 3)
    #expect(both.issues.map(\.kind) == [.mixedLineEnds, .bareReturns])
  }

  static let separators = [
    ("Car\t0.00", "a tab"), ("Car  0.00", "doubled blanks"),
  ]

  @Test(arguments: separators)
  func `untidy separators are said, and the line is read`(start: String, what: String) throws {
    let line = kittiLine().replacing("Car 0.00", with: start)
    let image = try read(line, .kitti)
    #expect(image.issues.map(\.kind) == [.untidySeparator(what: what)])
    #expect(image.issues.first?.position.column == 4)
    #expect(image.objects.first?.box == WrittenBox(10, 20.5, 30.25, 40.75, .continuous))
  }

  @Test func `blanks around a line are said`() throws {
    let kinds = try read(" " + kittiLine() + "\n" + kittiLine() + " \n", .kitti).issues.map(\.kind)
    #expect(
      kinds == [
        .untidySeparator(what: "a leading blank"), .untidySeparator(what: "a trailing blank"),
      ])
  }

  @Test func `line ends and a byte order mark do not change what is read`() throws {
    let lines = [kittiLine(), kittiLine("Van")]
    for text in [lines.joined(separator: "\n"), lines.joined(separator: "\r\n") + "\r\n"] {
      let image = try read(text, .kitti)
      #expect(image.objects.map(\.className) == ["Car", "Van"])
      #expect(image.issues.isEmpty)
    }
    let marked = try read("\u{FEFF}" + lines[0], .kitti)
    #expect(marked.objects.map(\.className) == ["Car"])
    #expect(marked.issues.map(\.kind) == [.byteOrderMark])
    let mixed = try read(lines.joined(separator: "\r\n") + "\n", .kitti)
    #expect(mixed.issues.map(\.kind) == [.mixedLineEnds])
  }

  @Test func `an empty file is an image without objects`() throws {
    let image = try read("", .kitti)
    #expect(image.objects.isEmpty)
    #expect(image.issues.isEmpty)
  }

  @Test func `what is no text is refused, line by line where that can be`() throws {
    let wide = try read([0xFF, 0xFE] + kittiLine().utf8.flatMap { [$0, 0] }, .kitti)
    #expect(wide.objects.isEmpty)
    let latin = Array((kittiLine() + "\n").utf8) + [0x43, 0xE9, 0xFF] + Array(kittiLine().utf8)
    let image = try read(latin, .kitti)
    #expect(image.issues.map(\.kind) == [.badEncoding(detail: "a byte that is no UTF-8")])
    #expect(image.issues.first?.position == TextPosition(line: 2, column: 2))
    #expect(image.objects.map { $0.box != nil } == [true, false])
  }

  @Test func `a line of megabytes is named, not read`() throws {
    let image = try read("Car " + String(repeating: "9", count: 100_000), .kitti)
    #expect(image.issues.map(\.kind) == [.lineTooLong(bytes: 100_004, limit: 65536, fields: 15)])
  }

  @Test func `names beyond ASCII keep their box`() throws {
    let image = try read(kittiLine("車"), .kitti)
    #expect(image.objects.first?.className == "車")
    #expect(image.objects.first?.box != nil)
  }
}
