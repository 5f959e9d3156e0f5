import JSONText
import Text

/// JSON inside a page: a block that no browser runs and that no name can end.
enum PageData {
  /// Appends a block with an `id`, for the page's script.
  static func append(_ value: JSONValue, id: String, to out: inout [UInt8]) {
    out += "<script type=\"application/json\" id=\"\(id)\">".utf8
    for byte in JSONWriter(style: .compact, keyOrder: .asGiven).write(value) {
      append(byte, to: &out)
    }
    out += "</script>\n".utf8
  }

  /// Appends a JSON string in which no tag can begin or end.
  static func string(_ text: String, to out: inout [UInt8]) {
    var json: [UInt8] = []
    FindingJSON.append(EscapedText.of(text), to: &json)
    for byte in json { append(byte, to: &out) }
  }

  /// In JSON, `<` stands only in strings, where its escape means the same.
  private static func append(_ byte: UInt8, to out: inout [UInt8]) {
    if byte == UInt8(ascii: "<") { out += "\\u003c".utf8 } else { out.append(byte) }
  }
}
