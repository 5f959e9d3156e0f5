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
    var scanner = XMLScanner(text, longestTag: longestTag)
    var doctype: Finding?
    while let markup = scanner.next() {
      let (open, length) = (markup.range.lowerBound, markup.range.count)
      switch markup.kind {
      case .comment, .instruction, .cdata: break
      case .doctype:
        let finding = judge(doctype: text[markup.range].dropFirst("<!DOCTYPE".utf8.count), open)
        if finding.isFatal { return finding }
        doctype = finding
      case .declaration:
        return Finding(kind: .doctype(refused: true), offset: open, isFatal: true)
      case .startTag, .endTag:
        guard length > longestTag else { continue }
        let what = "a tag of \(length) bytes; the limit is \(longestTag)"
        return Finding(kind: .xmlLimit(what: what), offset: open, isFatal: true)
      }
    }
    return doctype
  }

  /// A document type may name the root and nothing else.
  private static func judge(doctype: Slice<UnsafeRawBufferPointer>, _ offset: Int) -> Finding {
    let isBare =
      doctype.split { UnsafeRawBufferPointer.isXMLBlank($0) || $0 == UInt8(ascii: ">") }.count == 1
      && !doctype.contains {
        [UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'")].contains($0)
      }
    return Finding(kind: .doctype(refused: !isBare), offset: offset, isFatal: !isBare)
  }

  /// The longest tag that is parsed, in bytes. The library compares every attribute with every
  /// other, so a tag of a megabyte takes it seconds.
  static let longestTag = 64 << 10
}
