import Glibc

/// Looks over a document before the XML library does, for what that library takes too long over or
/// should never see: start tags of megabytes, document types that declare anything, NUL bytes.
enum XMLGuard {
  /// What was found.
  struct Finding {
    var kind: ReadIssue.Kind
    var offset: Int
    /// Whether the document must not be parsed.
    var isFatal: Bool
  }

  /// Scans UTF-8 text. Comments, processing instructions and CDATA are passed over.
  static func scan(_ text: UnsafeRawBufferPointer) -> Finding? {
    guard let base = text.baseAddress else { return nil }
    if let nul = memchr(base, 0, text.count) {
      let kind = ReadIssue.Kind.malformedXML(message: "invalid NUL byte")
      return Finding(kind: kind, offset: UnsafeRawPointer(nul) - base, isFatal: true)
    }
    var at = 0
    var doctype: Finding?
    while let open = find("<", in: text, from: at) {
      at = open + 1
      if has("!--", text, at) {
        guard let end = find("-->", in: text, from: at + 3) else { break }
        at = end + 3
      } else if has("?", text, at) {
        guard let end = find("?>", in: text, from: at + 1) else { break }
        at = end + 2
      } else if has("![CDATA[", text, at) {
        guard let end = find("]]>", in: text, from: at + 8) else { break }
        at = end + 3
      } else if has("!DOCTYPE", text, at) {
        let end = find(">", in: text, from: at) ?? text.count
        let finding = judge(doctype: text[(at + 8)..<end], open)
        if finding.isFatal { return finding }
        doctype = finding
        at = end
      } else if has("!", text, at) {
        return Finding(kind: .doctype(refused: true), offset: open, isFatal: true)
      } else {
        guard let end = tagEnd(text, from: at) else { break }
        at = end
        if end - open > longestTag {
          let what = "a tag of \(end - open) bytes; the limit is \(longestTag)"
          return Finding(kind: .xmlLimit(what: what), offset: open, isFatal: true)
        }
      }
    }
    return doctype
  }

  /// A document type may name the root and nothing else.
  private static func judge(doctype: Slice<UnsafeRawBufferPointer>, _ offset: Int) -> Finding {
    let isBare =
      doctype.split { UnsafeRawBufferPointer.isXMLBlank($0) }.count == 1
      && !doctype.contains {
        [UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'")].contains($0)
      }
    return Finding(kind: .doctype(refused: !isBare), offset: offset, isFatal: !isBare)
  }

  /// The end of a tag, quotes minded; the end of what is looked at when there is none so far.
  private static func tagEnd(_ text: UnsafeRawBufferPointer, from start: Int) -> Int? {
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

  private static func has(_ token: StaticString, _ text: UnsafeRawBufferPointer, _ at: Int) -> Bool
  {
    let length = token.utf8CodeUnitCount
    guard at + length <= text.count, let base = text.baseAddress else { return false }
    return memcmp(base + at, token.utf8Start, length) == 0
  }

  private static func find(
    _ token: StaticString, in text: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var at = start
    while at < text.count {
      guard let first = memchr(base + at, Int32(token.utf8Start[0]), text.count - at) else {
        return nil
      }
      at = UnsafeRawPointer(first) - base
      if has(token, text, at) { return at }
      at += 1
    }
    return nil
  }

  /// The longest tag that is parsed, in bytes. The library compares every attribute with every
  /// other, so a tag of a megabyte takes it seconds.
  static let longestTag = 64 << 10
}
