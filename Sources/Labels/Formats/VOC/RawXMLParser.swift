import CLibXML2

/// libxml2's tree of a document, copied into values. It opens nothing, expands nothing and prints
/// nothing: ``XMLGuard`` has looked over the document before.
enum RawXMLParser {
  /// The root, and whether the declaration names an encoding.
  static func parse(
    _ bytes: [UInt8], _ decoding: RawVOC.Decoding, repairs: Bool
  ) throws(RawVOCFault) -> (root: RawElement, namesEncoding: Bool) {
    let text = try Text(bytes, decoding)
    let outcome = text.utf8.withUnsafeBytes { text in
      Result { () throws(RawVOCFault) in try parse(text, repairs: repairs) }
    }
    return (try outcome.get(), text.namesEncoding)
  }

  /// The characters of a file, as UTF-8 without a byte order mark.
  private struct Text {
    var utf8: [UInt8]
    var namesEncoding: Bool

    init(_ bytes: [UInt8], _ decoding: RawVOC.Decoding) throws(RawVOCFault) {
      let (text, declaration) = bytes.withUnsafeBytes { bytes in
        let mark = ByteOrderMark(bytes)
        let afterMark = UnsafeRawBufferPointer(rebasing: bytes[mark.length...])
        let declaration = XMLDeclaration(mark == .utf8 ? afterMark : bytes)
        let outcome: XMLText.Outcome =
          decoding == .utf8
          ? .asIs(skipped: mark == .utf8 ? mark.length : 0)
          : XMLText.decode(bytes, declaration)
        return (outcome, declaration)
      }
      namesEncoding = declaration?.encoding != nil
      switch text {
      case .converted(let text): utf8 = text
      case .asIs(let skipped): utf8 = Array(bytes[skipped...])
      case .refused(let kind, let offset):
        throw .refused(reason: RawXMLParser.words(for: kind), line: Self.line(of: offset, bytes))
      }
      if let bad = utf8.withUnsafeBytes({ firstInvalidUTF8($0) }) {
        let line = Self.line(of: bad, utf8)
        throw decoding == .utf8
          ? .notUTF8(line: line) : .malformed(message: "a byte that is no UTF-8", line: line)
      }
    }

    private static func line(of offset: Int, _ bytes: [UInt8]) -> Int {
      1 + bytes.prefix(offset).count { $0 == 0x0A }
    }
  }

  private static func parse(
    _ text: UnsafeRawBufferPointer, repairs: Bool
  ) throws(RawVOCFault) -> RawElement {
    _ = library
    if let finding = XMLGuard.scan(text), finding.isFatal {
      let line = 1 + text.prefix(finding.offset).count { $0 == 0x0A }
      if case .malformedXML(let message) = finding.kind {
        throw .malformed(message: message, line: line)
      }
      throw .refused(reason: words(for: finding.kind), line: line)
    }
    guard let context = xmlNewParserCtxt(), let length = Int32(exactly: text.count) else {
      throw .refused(reason: "the document does not fit into memory", line: 1)
    }
    defer { xmlFreeParserCtxt(context) }
    let document = xmlCtxtReadMemory(
      context, text.baseAddress?.assumingMemoryBound(to: CChar.self), length, nil, nil,
      repairs ? options | Int32(XML_PARSE_RECOVER.rawValue) : options)
    defer { xmlFreeDoc(document) }
    guard let document, repairs || context.pointee.wellFormed == 1,
      let root = xmlDocGetRootElement(document)
    else {
      let error = context.pointee.lastError
      let words = error.message.map { String(cString: $0) } ?? "the document is empty"
      let first = words.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? words
      throw .malformed(message: String(first.prefix(200)), line: max(1, Int(error.line)))
    }
    return try element(root, depth: 1)
  }

  private static func element(_ node: xmlNodePtr, depth: Int) throws(RawVOCFault) -> RawElement {
    let line = max(1, xmlGetLineNo(node))
    guard depth <= SAXParser.deepest else {
      throw .refused(reason: "elements nested deeper than \(SAXParser.deepest)", line: line)
    }
    var element = RawElement(name: name(of: node), line: line)
    var next = node.pointee.children
    while let child = next {
      switch child.pointee.type {
      case XML_ELEMENT_NODE:
        element.content.append(.element(try Self.element(child, depth: depth + 1)))
      case XML_TEXT_NODE: element.content.append(.text(text(of: child), isCDATA: false))
      case XML_CDATA_SECTION_NODE: element.content.append(.text(text(of: child), isCDATA: true))
      default: element.content.append(.aside)
      }
      next = child.pointee.next
    }
    return element
  }

  private static func name(of node: xmlNodePtr) -> String {
    let name = node.pointee.name.map { String(cString: $0) } ?? ""
    guard let prefix = node.pointee.ns?.pointee.prefix else { return name }
    return String(cString: prefix) + ":" + name
  }

  private static func text(of node: xmlNodePtr) -> String {
    node.pointee.content.map { String(cString: $0) } ?? ""
  }

  /// Why a document is not read, in words.
  private static func words(for kind: ReadIssue.Kind) -> String {
    switch kind {
    case .doctype: "a document type that declares something is never expanded here"
    case .badEncoding(let detail): detail
    case .xmlLimit(let what): what
    default: "\(kind)"
    }
  }

  /// As ``SAXParser`` parses.
  private static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_IGNORE_ENC.rawValue
      | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)

  /// The library, made ready once, before any thread parses: no external entity ever loads.
  private static let library: Void = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
  }()
}
