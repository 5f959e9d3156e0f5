import Boxes
import Testing

@testable import Labels

@Suite struct `Label editor` {
  private func edit(
    _ text: String, _ edits: [LabelEdit], _ format: LabelFormatName? = .voc
  ) throws -> String {
    let bytes = try LabelEditor.apply(edits, to: Array(text.utf8), as: format)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `one number changes and no other byte`() throws {
    let text = "<!-- made by hand -->\r\n" + voc(object("car", "1 2 70 40") + object())
    let new = try edit(text, [.setBox(object: 0, xMin: 1, yMin: 2, xMax: 64, yMax: 40)])
    #expect(new == text.replacing("<xmax>70<", with: "<xmax>64<"))
  }

  @Test func `numbers that stay the same keep their spelling`() throws {
    let text = voc(object("car", "1.50 02 3e1 40.0"))
    let same = LabelEdit.setBox(object: 0, xMin: 1.5, yMin: 2, xMax: 30, yMax: 40)
    #expect(try edit(text, [same]) == text)
    let new = try edit(text, [.setBox(object: 0, xMin: 1.25, yMin: 2, xMax: 30, yMax: 40)])
    #expect(new == text.replacing("1.50", with: "1.25"))
  }

  @Test func `an object goes with its lines`() throws {
    let (a, b) = (object("a"), object("b"))
    #expect(try edit(voc(a + b), [.deleteObject(0)]) == voc(b))
    #expect(try edit(voc(a + b), [.deleteObject(0), .deleteObject(1)]) == voc(""))
    let flat = "<annotation><object><name>a</name></object><object/></annotation>"
    #expect(
      try edit(flat, [.deleteObject(1)])
        == "<annotation><object><name>a</name></object></annotation>")
  }

  @Test func `an edit inside a deleted object goes with it`() throws {
    let edits: [LabelEdit] = [.deleteObject(0), .renameClass(object: 0, to: "x")]
    #expect(try edit(voc(object("a") + object("b")), edits) == voc(object("b")))
  }

  @Test func `fractions of zeros and blanks go`() throws {
    let text = voc(object("car", "1.0 2.50 30.000 40").replacing(">40<", with: ">\n 40 <"))
    let whole = try edit(text, [.dropZeroFraction(object: 0), .trimNumbers(object: 0)])
    #expect(whole == voc(object("car", "1 2.50 30 40")))
    #expect(try edit(whole, [.dropZeroFraction(object: 0), .trimNumbers(object: nil)]) == whole)
  }

  @Test func `names are escaped, and written as references where the encoding needs it`() throws {
    let rename = LabelEdit.renameClass(object: 0, to: "<é&>")
    #expect(try edit(voc(object()), [rename]) == voc(object("&lt;é&amp;&gt;")))
    let latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + voc(object())
    let new = try edit(latin, [rename])
    #expect(new == latin.replacing(">car<", with: ">&lt;&#233;&amp;&gt;<"))
    #expect(try read(new, .voc).objects.first?.className == "<é&>")
    let comment = voc(object("c<!-- x -->ar"))
    #expect(try edit(comment, [.renameClass(object: 0, to: "bus")]) == voc(object("bus")))
  }

  @Test func `a size is written where it belongs`() throws {
    let size = try #require(ImageSize(width: 640, height: 480))
    let text = voc(object(), size: "<width>0</width><height>48</height>")
    #expect(
      try edit(text, [.setSize(size)])
        == voc(object(), size: "<width>640</width><height>480</height>"))
    let none = "<annotation>\r\n\t<folder>a</folder>\r\n\t<object/>\r\n</annotation>"
    let expected = none.replacing(
      "<object/>",
      with: "<size>\r\n\t\t<width>640</width>\r\n\t\t<height>480</height>\r\n\t\t<depth>3</depth>"
        + "\r\n\t</size>\r\n\t<object/>")
    #expect(try edit(none, [.setSize(size), .setDepth(3)]) == expected)
    #expect(try edit(expected, [.setSize(size), .setDepth(3)]) == expected)
    let half = "<annotation>\n  <size>\n    <height>9</height>\n  </size>\n</annotation>"
    #expect(
      try edit(half, [.setSize(size)])
        == "<annotation>\n  <size>\n    <height>480</height>\n    <width>640</width>\n  </size>\n</annotation>"
    )
    let twice = voc("", size: "<width>5</width><width>6</width><height>7</height>")
    #expect(
      try edit(twice, [.setSize(size)])
        == voc("", size: "<width>640</width><height>480</height>"))
  }

  @Test func `a file name keeps its extension`() throws {
    let text = voc("").replacing("a.png", with: "x/y\\b.JPG")
    #expect(
      try edit(text, [.setFilename(stem: "a")]) == voc("").replacing("a.png", with: "a.JPG"))
  }

  @Test func `text edits concern the whole file`() throws {
    #expect(try edit("\u{FEFF}" + voc(""), [.dropByteOrderMark]) == voc(""))
    #expect(try edit("a\r\nb\nc\r\n", [.unifyLineEnds], nil) == "a\r\nb\r\nc\r\n")
    #expect(try edit("a\r\nb\n", [.unifyLineEnds], nil) == "a\nb\n")
    #expect(try edit("a \r\nb\t\nc ", [.trimLineEnds], nil) == "a\nb\nc")
  }

  @Test func `KITTI lines change field by field`() throws {
    let text =
      kittiLine("Car", "1.00 2.50 3.00 4") + "\r\n\r\n" + kittiLine("Van  x".prefix(3) + "")
      + "\r\n"
    let box = LabelEdit.setBox(object: 0, xMin: 1, yMin: 2.25, xMax: 1242, yMax: 4)
    #expect(try edit(text, [box], .kitti) == text.replacing("2.50 3.00", with: "2.25 1242.00"))
    #expect(
      try edit(text, [.renameClass(object: 1, to: "Bus")], .kitti)
        == text.replacing("Van", with: "Bus"))
    #expect(
      try edit(text, [.deleteObject(0)], .kitti) == String(text.drop { $0 != "\r\n" }.dropFirst()))
    let untidy = " Car\t0  1 2 \r\n" + kittiLine()
    #expect(
      try edit(untidy, [.singleBlanks(line: 1)], .kitti) == "Car 0 1 2\r\n" + kittiLine())
  }

  @Test(arguments: ["\"fork  lift\"", "fork  lift"])
  func `a class name of several words is changed as one`(written: String) throws {
    let text = kittiLine(written) + "\n" + kittiLine("Van") + "\n"
    #expect(
      try edit(text, [.renameClass(object: 0, to: "fork_lift")], .kitti)
        == text.replacing(written, with: "fork_lift"))
    let box = LabelEdit.setBox(object: 0, xMin: 11, yMin: 20.5, xMax: 30.25, yMax: 40.75)
    #expect(
      try edit(text, [box], .kitti)
        == kittiLine(written, "11.00 20.50 30.25 40.75") + "\n" + kittiLine("Van") + "\n")
  }

  @Test(arguments: [
    ("a\rb\r", "a\nb\n"), ("a\rb\r\nc\r\nd\n", "a\r\nb\r\nc\r\nd\r\n"), ("a\rb\nc\n", "a\nb\nc\n"),
  ])
  func `carriage returns alone become line ends`(before: String, after: String) throws {
    #expect(
      try LabelEditor.apply([.unifyLineEnds], to: Array(before.utf8), as: nil) == Array(after.utf8))
  }

  @Test func `what is not well formed is refused`() {
    for text in ["<annotation>", "", "<html/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><annotation/>"] {
      #expect(throws: LabelsError.self) { try edit(text, [.dropByteOrderMark]) }
      #expect(throws: LabelsError.self) { try edit(text, [.deleteObject(0)]) }
    }
  }

  @Test func `what is not there can't be changed`() {
    let text = voc(object().replacing("<ymin>2</ymin>", with: ""))
    func check(_ edit: LabelEdit, _ fault: EditFault, _ format: LabelFormatName = .voc) {
      #expect(throws: LabelsError.cannotEdit(fault)) {
        try self.edit(format == .voc ? text : kittiLine(), [edit], format)
      }
    }
    check(.deleteObject(1), .noSuchObject(1))
    check(.setBox(object: 0, xMin: 1, yMin: 2, xMax: 3, yMax: 4), .noSuchField("ymin"))
    check(.renameClass(object: 0, to: "a\u{1}"), .badValue("a\u{1}"))
    check(.singleBlanks(line: 1), .notInFormat(.voc))
    check(.setBox(object: 0, xMin: .nan, yMin: 2, xMax: 3, yMax: 4), .badValue("nan"), .kitti)
    check(.renameClass(object: 0, to: "a b"), .badValue("a b"), .kitti)
    check(.setDepth(3), .notInFormat(.kitti), .kitti)
    check(.deleteObject(7), .noSuchObject(7), .kitti)
  }

  @Test(arguments: 0..<6)
  func `edits of mutated files never trap and read back`(seed: Int) {
    var random = SplitMix(state: UInt64(500 + seed))
    let size = ImageSize(width: 5, height: 6)
    for _ in 0..<200 {
      let text = mutate(Array(voc(object() + object("b")).utf8), &random)
      let count = LabelFormats.read(text, as: .voc).first?.objects.count ?? 0
      let edits: [LabelEdit] = [
        .deleteObject(0), .renameClass(object: 1, to: "new"), .trimNumbers(object: nil),
        .setBox(object: 1, xMin: 5, yMin: 6, xMax: 7, yMax: 8),
      ]
      guard
        let new = try? LabelEditor.apply(
          edits + (size.map { [.setSize($0)] } ?? []), to: text, as: .voc)
      else { continue }
      let image = LabelFormats.read(new, as: .voc).first
      #expect(image?.objects.count == count - 1)
      #expect(image?.objects.first?.className == "new")
      #expect(image?.objects.first?.box == WrittenBox(5, 6, 7, 8))
      #expect(image?.declaredSize?.checked == size)
    }
  }
}
