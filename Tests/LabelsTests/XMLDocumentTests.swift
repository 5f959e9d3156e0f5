import Testing

@testable import Labels

@Suite struct `XML documents` {
  private func refusal(_ text: String) throws -> ReadIssue? {
    let image = try read(text, .voc)
    #expect(image.objects.isEmpty)
    #expect(image.issues.count == 1)
    return image.issues.first
  }

  @Test(arguments: [
    "<!DOCTYPE annotation [ <!ENTITY x SYSTEM \"file:///etc/hostname\"> ]>",
    "<!DOCTYPE annotation [ <!ENTITY a \"b\"> ]>",
    "<!DOCTYPE annotation SYSTEM \"a.dtd\">",
    "<!DOCTYPE annotation PUBLIC \"-//X//Y\" \"a.dtd\">",
    "<!DOCTYPE annotation [ <!ENTITY % p SYSTEM \"a\"> %p; ]>",
  ])
  func `a document type that declares anything is refused`(doctype: String) throws {
    let issue = try refusal("<?xml version=\"1.0\"?>\n\(doctype)\n" + voc(object("&x;")))
    #expect(issue?.kind == .doctype(refused: true))
    #expect(issue?.position == TextPosition(line: 2, column: 1))
  }

  @Test func `a bare document type is said and read past`() throws {
    let image = try read("<!DOCTYPE annotation>\n" + voc(object()), .voc)
    #expect(image.issues.map(\.kind) == [.doctype(refused: false)])
    #expect(image.objects.count == 1)
  }

  @Test func `an undeclared entity is not well formed`() throws {
    let issue = try refusal(voc(object("&x;")))
    guard case .malformedXML = issue?.kind else {
      Issue.record("\(String(describing: issue))")
      return
    }
    #expect(issue?.position.line == 8)
  }

  @Test(arguments: [
    ("", "the file is empty"), (" \n\n", "the document is empty"),
    ("<annotation>\0</annotation>", "invalid NUL byte"),
  ])
  func `what is no document says why`(text: String, message: String) throws {
    #expect(try refusal(text)?.kind == .malformedXML(message: message))
  }

  @Test(arguments: [
    "<annotation><a></annotation>", "<annotation>", "<annotation/><annotation/>",
    "<annotation a='1' a='2'/>", "<annotation>a & b</annotation>", "<annotation>&#27;</annotation>",
    "<annotation>]]></annotation>", "<annotation a=1/>", "<annotation><1/></annotation>",
    "text", "<annotation></annotation>x", "<annotation><!-- a -- b --></annotation>",
  ])
  func `what is not well formed is refused whole`(text: String) throws {
    guard case .malformedXML = try refusal(text)?.kind else {
      Issue.record("not refused")
      return
    }
  }

  @Test func `another root is named`() throws {
    #expect(try refusal("<html><object/></html>")?.kind == .wrongRoot(found: "html"))
    #expect(
      try refusal("<a:annotation xmlns:a='x'/>")?.kind == .wrongRoot(found: "a:annotation"))
  }

  @Test func `depth, tags and names have limits`() throws {
    let deep = String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70)
    let issue = try refusal("<annotation>\(deep)</annotation>")
    #expect(issue?.kind == .xmlLimit(what: "elements nested deeper than 64"))
    let attributes = (0..<20_000).map { "a\($0)='1'" }.joined(separator: " ")
    guard case .xmlLimit = try refusal("<annotation \(attributes)/>")?.kind else {
      Issue.record("a long tag was parsed")
      return
    }
    let name = String(repeating: "n", count: 300)
    let long = try refusal("<annotation><\(name)/></annotation>")
    #expect(long?.kind == .xmlLimit(what: "an element name longer than 256 bytes"))
  }

  @Test func `comments may speak of document types`() throws {
    let image = try read("<!-- <!DOCTYPE a [ <!ENTITY -->" + voc(object()), .voc)
    #expect(image.issues.isEmpty)
    #expect(image.objects.count == 1)
  }
}

@Suite struct `Encodings of XML` {
  private let text = voc(object("vélo"))

  private func declared(_ name: String) -> String {
    "<?xml version=\"1.0\" encoding=\"\(name)\"?>\n" + text
  }

  private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  @Test func `UTF-8 and UTF-16 names read alike`() throws {
    let little = [0xFF, 0xFE] + utf16(declared("UTF-16"), isBigEndian: false)
    let big = [0xFE, 0xFF] + utf16(declared("UTF-16"), isBigEndian: true)
    let unmarked = utf16(declared("UTF-16"), isBigEndian: false)
    for bytes in [Array(declared("utf-8").utf8), little, big, unmarked] {
      let image = try read(bytes, .voc)
      #expect(image.objects.first?.className == "vélo")
      #expect(image.issues.isEmpty)
      #expect(image.objects.first?.position.line == 8)
    }
  }

  @Test(arguments: ["ISO-8859-1", "iso-8859-15", "windows-1252"])
  func `Latin names are converted`(name: String) throws {
    let bytes = declared(name).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(try read(bytes, .voc).objects.first?.className == "vélo")
  }

  @Test func `the euro sign tells Latin encodings apart`() throws {
    func name(_ encoding: String, _ byte: UInt8) throws -> String? {
      let text = declared(encoding).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      return try read(text.map { $0 == 0xE9 ? byte : $0 }, .voc).objects.first?.className
    }
    #expect(try name("ISO-8859-15", 0xA4) == "v€lo")
    #expect(try name("windows-1252", 0x80) == "v€lo")
    #expect(try name("ISO-8859-1", 0xA4) == "v¤lo")
    #expect(try name("windows-1252", 0x81) == nil)
    #expect(try name("US-ASCII", 0xE9) == nil)
  }

  @Test(arguments: ["UTF-7", "x-klingon", "UTF-32", "EBCDIC-US", "UTF-16"])
  func `other encodings are refused`(name: String) throws {
    let image = try read(declared(name), .voc)
    #expect(image.objects.isEmpty)
    guard case .badEncoding = image.issues.first?.kind else {
      Issue.record("read")
      return
    }
  }

  @Test func `bytes that are no UTF-8 are placed`() throws {
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let issue = try read(bytes, .voc).issues.first
    #expect(issue?.kind == .badEncoding(detail: "a byte that is no UTF-8"))
    #expect(issue?.position == TextPosition(line: 8, column: 12))
  }

  @Test func `a byte order mark and mixed line ends are said, and the text is read`() throws {
    let marked = try read("\u{FEFF}" + text, .voc)
    #expect(marked.issues.map(\.kind) == [.byteOrderMark])
    #expect(marked.objects.count == 1)
    let crlf = text.replacing("\n", with: "\r\n")
    #expect(try read(crlf, .voc).issues.isEmpty)
    let mixed = try read(voc(object()) + "\r\n", .voc)
    #expect(mixed.issues.map(\.kind) == [.mixedLineEnds])
  }
}
