import Text

/// Text inside XML and HTML.
enum MarkupText {
  /// Appends text for content and quoted attributes: markup becomes entities, and what acts on a
  /// display is shown escaped (XML could not hold most of it anyway).
  static func append(_ text: String, to out: inout [UInt8]) {
    var shown: [UInt8] = []
    EscapedText.append(text, to: &shown)
    for byte in shown {
      switch byte {
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "\""): out += "&quot;".utf8
      case UInt8(ascii: "'"): out += "&#39;".utf8
      default: out.append(byte)
      }
    }
  }

  /// The text with entities and escapes.
  static func of(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
