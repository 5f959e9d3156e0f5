import Glibc

/// Walks over the markup of XML text and tells where each piece lies: the one scanner for places,
/// before the XML library reads (``XMLGuard``), after it (``XMLTree``) and for findings.
///
/// It knows no rule of XML but where markup ends, in any encoding whose ASCII characters are single
/// bytes.
struct XMLScanner {
  /// What a piece of markup is.
  enum Kind {
    case startTag
    case endTag
    case comment
    case instruction
    case cdata
    case doctype
    /// `<!` and anything else.
    case declaration
  }

  /// A piece of markup.
  struct Markup {
    var kind: Kind
    /// From `<` to past the last `>`.
    var range: Range<Int>
  }

  private let text: UnsafeRawBufferPointer
  private let longestTag: Int
  private var at = 0
  /// Whether the last markup has no end, so that nothing behind it was looked at.
  private(set) var isCutShort = false

  /// Begins at the first byte. A tag longer than `longestTag` is cut one byte behind it.
  init(_ text: UnsafeRawBufferPointer, longestTag: Int = .max) {
    self.text = text
    self.longestTag = longestTag
  }

  /// The next piece; nothing at the end, or where one has no end.
  mutating func next() -> Markup? {
    guard !isCutShort, let open = find("<", from: at) else { return nil }
    let (kind, end) = piece(at: open)
    guard let end else {
      isCutShort = true
      return nil
    }
    at = end
    return Markup(kind: kind, range: open..<end)
  }

  private func piece(at open: Int) -> (Kind, end: Int?) {
    let start = open + 1
    if has("/", start) { return (.endTag, tagEnd(from: start)) }
    if has("?", start) { return (.instruction, find("?>", from: start + 1).map { $0 + 2 }) }
    guard has("!", start) else { return (.startTag, tagEnd(from: start)) }
    if has("!--", start) { return (.comment, find("-->", from: start + 3).map { $0 + 3 }) }
    if has("![CDATA[", start) { return (.cdata, find("]]>", from: start + 8).map { $0 + 3 }) }
    let kind = has("!DOCTYPE", start) ? Kind.doctype : .declaration
    return (kind, find(">", from: start).map { $0 + 1 } ?? text.count)
  }

  /// The end of a tag, quotes minded.
  private func tagEnd(from start: Int) -> Int? {
    var quote: UInt8 = 0
    for at in start..<text.count {
      let byte = text[at]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return at + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      if at - start > longestTag { return at + 1 }
    }
    return nil
  }

  private func has(_ token: StaticString, _ at: Int) -> Bool {
    let length = token.utf8CodeUnitCount
    guard at + length <= text.count, let base = text.baseAddress else { return false }
    return memcmp(base + at, token.utf8Start, length) == 0
  }

  private func find(_ token: StaticString, from start: Int) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var at = start
    while at < text.count {
      guard let first = memchr(base + at, Int32(token.utf8Start[0]), text.count - at) else {
        return nil
      }
      at = UnsafeRawPointer(first) - base
      if has(token, at) { return at }
      at += 1
    }
    return nil
  }
}

extension XMLScanner {
  /// The name in a start tag, prefix and all.
  static func name(in tag: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
    tag.dropFirst().prefix { byte in
      !UnsafeRawBufferPointer.isXMLBlank(byte) && byte != UInt8(ascii: "/")
        && byte != UInt8(ascii: ">")
    }
  }

  /// The place of the first start tag of a name; nothing where there is none (or the text is in an
  /// encoding that does not hold ASCII).
  static func place(ofElement name: String, in text: UnsafeRawBufferPointer) -> TextPosition? {
    var scanner = XMLScanner(text)
    while let markup = scanner.next() {
      guard markup.kind == .startTag,
        Self.name(in: text[markup.range]).elementsEqual(name.utf8)
      else { continue }
      var lines = LineCounter()
      lines.begin(text)
      return lines.position(markup.range.lowerBound)
    }
    return nil
  }
}
