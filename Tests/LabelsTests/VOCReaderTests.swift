import Testing

@testable import Labels

@Suite struct `VOC reader` {
  @Test func `a plain file is read with its places`() throws {
    let image = try read(voc(object("car", "1 2 30 40") + object("dog", "5 6 7 8")), .voc)
    #expect(image.issues.isEmpty)
    #expect(image.objects.map(\.className) == ["car", "dog"])
    #expect(image.objects.map(\.box) == [WrittenBox(1, 2, 30, 40), WrittenBox(5, 6, 7, 8)])
    // Objects begin on line 7 and, nine lines later, on line 16, after two blanks.
    #expect(
      image.objects.map(\.position) == [.init(line: 7, column: 3), .init(line: 16, column: 3)])
    #expect(image.objects.map(\.index) == [0, 1])
    #expect(image.declaredSize == DeclaredSize(width: 64, height: 48))
    #expect(image.voc?.filename == "a.png")
    #expect(image.voc?.folder == "set")
    #expect(image.voc?.filenamePosition == TextPosition(line: 3, column: 3))
    #expect(image.voc?.sizePosition == TextPosition(line: 4, column: 3))
  }

  @Test func `the pixel convention is the stated one`() throws {
    var options = ReadOptions()
    options.vocPixels = .zeroBasedInclusive
    let image = try read(voc(object()), .voc, options)
    #expect(image.objects.first?.box?.convention == .zeroBasedInclusive)
    // Zero-based 1…30 covers the edges 1…31.
    #expect(image.objects.first?.box?.checked?.width == 30)
  }

  @Test func `flags are kept as written`() throws {
    let flags = "<difficult>1</difficult><truncated>0</truncated><occluded>2</occluded></object>"
    let text = voc(object().replacing("</object>", with: flags))
    let image = try read(text, .voc)
    #expect(image.objects.first?.flags.difficult == 1)
    #expect(image.objects.first?.flags.truncated == 0)
    #expect(image.objects.first?.flags.occluded == 2)
    #expect(image.issues.map(\.kind) == [.badFlag(field: "occluded", text: "2")])
  }

  /// Each fault of one object, and the issue that names it. The other object always stays.
  static let objectFaults: [(String, ReadIssue.Kind)] = [
    (object("", "1 2 3 4"), .missingName),
    (object().replacing("    <name>car</name>\n", with: ""), .missingName),
    ("<object><name>a</name></object>", .missingCoordinate(field: "bndbox")),
    (object().replacing("      <xmax>30</xmax>\n", with: ""), .missingCoordinate(field: "xmax")),
    (object().replacing("<xmin>", with: "<xmin>9</xmin><xmin>"), .repeatedField(field: "xmin")),
    (object("car", "nan 2 3 4"), .badNumber(field: "xmin", text: "nan")),
    (object("car", "1 inf 3 4"), .badNumber(field: "ymin", text: "inf")),
    (object("car", "1 2 0x10 4"), .badNumber(field: "xmax", text: "0x10")),
    (object("car", "1 2 3 4,5"), .badNumber(field: "ymax", text: "4,5")),
    (object("car", "1 2 3 1e999"), .badNumber(field: "ymax", text: "1e999")),
    (object("car", "1 2 3 1."), .badNumber(field: "ymax", text: "1.")),
    (object("car", "1 2 3 ١٢"), .badNumber(field: "ymax", text: "١٢")),
    (object("car", "1 2 3 <b/>"), .badNumber(field: "ymax", text: "an element")),
  ]

  @Test(arguments: objectFaults)
  func `one bad object is named and loses no other`(text: String, kind: ReadIssue.Kind) throws {
    let image = try read(voc(text + object("dog", "5 6 7 8")), .voc)
    #expect(image.issues.map(\.kind) == [kind])
    #expect(image.issues.first?.object == 0)
    #expect(image.objects.count == 2)
    #expect(image.objects.last?.box == WrittenBox(5, 6, 7, 8))
    if case .missingName = kind {} else { #expect(image.objects.first?.box == nil) }
  }

  /// What is read, but said.
  static let remarks: [(String, ReadIssue.Kind)] = [
    (
      object("car", "1 2 30.5 40"), .fractionalCoordinate(field: "xmax", text: "30.5", whole: false)
    ),
    (object("car", "1 2 30.0 40"), .fractionalCoordinate(field: "xmax", text: "30.0", whole: true)),
    (object().replacing(">30<", with: "> 30 <"), .untidy(field: "xmax")),
    (
      object().replacing("      <xmin>1</xmin>\n", with: "")
        .replacing("</ymax>\n", with: "</ymax><xmin>1</xmin>\n"), .untidy(field: "bndbox")
    ),
    (
      object().replacing("</object>", with: "<part><name>head</name></part></object>"),
      .ignoredContent(what: "part")
    ),
    (
      object().replacing("</object>", with: "<pose>Sideways</pose></object>"),
      .ignoredContent(what: "pose 'Sideways'")
    ),
  ]

  @Test(arguments: remarks)
  func `oddities are read and said`(text: String, kind: ReadIssue.Kind) throws {
    let image = try read(voc(text), .voc)
    #expect(image.issues.map(\.kind) == [kind])
    #expect(image.objects.first?.box?.checked != nil)
  }

  static let sizeFaults = [
    ("<width>0</width><height>48</height>", "the width is 0"),
    ("<width>-3</width><height>48</height>", "the width is -3"),
    ("<height>48</height>", "no <width>"),
    ("<width>64</width><width>65</width><height>48</height>", "<width> stands more than once"),
    ("<width>ten</width><height>48</height>", "the width 'ten' is no whole number"),
    ("<width>1e300</width><height>48</height>", "the width '1e300' is no whole number"),
    ("<width>99999</width><height>48</height>", "the width 99999 is beyond 65535 pixels"),
  ]

  @Test(arguments: sizeFaults)
  func `a size that is none is named`(size: String, detail: String) throws {
    let image = try read(voc(object(), size: size), .voc)
    #expect(image.issues.map(\.kind) == [.missingSize(detail: detail)])
    #expect(image.objects.first?.box?.checked != nil)
  }

  @Test func `a file without size says so`() throws {
    let image = try read("<annotation>\n\(object())</annotation>", .voc)
    #expect(image.issues.map(\.kind) == [.missingSize(detail: "no <size>")])
    #expect(image.declaredSize == nil)
  }

  @Test func `text in pieces is one value`() throws {
    let image = try read(voc(object("<![CDATA[c]]>a&amp;<!-- -->r")), .voc)
    #expect(image.objects.first?.className == "ca&r")
  }

  @Test func `a comment inside a number does not end it`() throws {
    let text = object().replacing("<xmin>1<", with: "<xmin>1<!-- x -->2<")
    #expect(try read(voc(text), .voc).objects.first?.box == WrittenBox(12, 2, 30, 40))
  }

  @Test func `names of parts and sources are not the object's`() throws {
    let part = "<part><name>head</name><bndbox><xmin>9</xmin></bndbox></part></object>"
    let image = try read(voc(object("person").replacing("</object>", with: part)), .voc)
    #expect(image.objects.map(\.className) == ["person"])
    #expect(image.objects.first?.box == WrittenBox(1, 2, 30, 40))
  }
}
