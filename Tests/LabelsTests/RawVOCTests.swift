import Labels
import Testing

@Suite("Raw view of a VOC file") struct RawVOCTests {
  private func raw(
    _ text: String, _ decoding: RawVOC.Decoding = .declared, repairs: Bool = false
  ) throws -> RawVOC {
    try RawVOC(Array(text.utf8), decoding: decoding, repairs: repairs)
  }

  @Test func `nothing is trimmed, judged or left out`() throws {
    let file = try raw("<a>\n<object><name> cat </name><x/><x>1</x></object>\n</a>")
    let object = try #require(file.objects.first)
    #expect(object.isUnderRoot && object.number == 0 && object.element.line == 2)
    #expect(object.element.child("name")?.leadingText == " cat ")
    #expect(object.element.children(named: "x").map(\.leadingText) == [nil, "1"])
    #expect(file.root.content.first == .text("\n", isCDATA: false))
    #expect(object.element.child("size") == nil && !file.namesEncoding)
  }

  @Test func `objects are numbered in document order, whatever they stand in`() throws {
    let file = try raw("<a><object><object/></object><g><object/></g><object/></a>")
    #expect(file.objects.map(\.number) == [0, 1, 2, 3])
    #expect(file.objects.map(\.isUnderRoot) == [true, false, false, true])
    #expect(file.objectsUnderRoot.map(\.number) == [0, 3])
  }

  @Test func `parsers disagree about the text of an element`() throws {
    let file = try raw("<a>1<!-- c -->2<![CDATA[3]]><b>4</b>5&amp;</a>")
    #expect(file.root.leadingText == "123")
    #expect(file.root.textBeforeMarkup == "1")
    #expect(file.root.wholeText == "12345&")
    #expect(file.root.hasChildren && file.root.descendant("b")?.wholeText == "4")
    #expect(file.root.content.contains(.text("3", isCDATA: true)))
    #expect(try raw("<a><b/></a>").root.leadingText == nil)
  }

  @Test func `characters come as declared, or as UTF-8`() throws {
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?>\n<a>\u{E9}</a>".unicodeScalars)
      .map { UInt8($0.value) }
    let file = try RawVOC(latin)
    #expect(file.root.leadingText == "é" && file.namesEncoding && file.root.line == 2)
    #expect(throws: RawVOCFault.notUTF8(line: 2)) { try RawVOC(latin, decoding: .utf8) }
    #expect(try raw("\u{FEFF}<a>é</a>", .utf8).root.leadingText == "é")
    let wide = "<a>é</a>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
    #expect(try RawVOC([0xFF, 0xFE] + wide).root.leadingText == "é")
    #expect(throws: RawVOCFault.malformed(message: "a byte that is no UTF-8", line: 1)) {
      try RawVOC([0x3C, 0x61, 0x3E, 0xE9, 0x3C, 0x2F, 0x61, 0x3E])
    }
  }

  @Test(arguments: ["", " \n", "<a>", "<a></b>", "text", "<a>&nbsp;</a>", "<a/><b/>", "<a\0/>"])
  func `what is not well formed has no elements`(text: String) {
    let fault = #expect(throws: RawVOCFault.self) { try raw(text) }
    guard case .malformed(let message, let line) = fault else {
      Issue.record("\(text) is \(String(describing: fault))")
      return
    }
    #expect(!message.isEmpty && line >= 1)
  }

  @Test func `a broken file is mended on demand`() throws {
    let file = try raw("<a><object><name>cat</name>", repairs: true)
    #expect(file.objects.first?.element.child("name")?.leadingText == "cat")
    #expect(throws: RawVOCFault.self) { try raw("", repairs: true) }
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    "<?xml version='1.0' encoding='UTF-7'?><a/>",
    String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65),
    "<a b='" + String(repeating: "x", count: 70_000) + "'/>",
  ])
  func `what is dangerous is refused, mended or not`(text: String) {
    for repairs in [false, true] {
      let fault = #expect(throws: RawVOCFault.self) { try raw(text, repairs: repairs) }
      guard case .refused = fault else {
        Issue.record("\(String(describing: fault))")
        return
      }
    }
  }

  @Test func `a document type that only names the root is passed over`() throws {
    #expect(try raw("<!DOCTYPE a><a>1</a>").root.leadingText == "1")
    #expect(try raw("<p:a xmlns:p='u'><p:b/></p:a>").root.children.map(\.name) == ["p:b"])
  }
}
