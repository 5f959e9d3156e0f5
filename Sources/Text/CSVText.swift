/// Cells of comma-separated files, as RFC 4180 quotes them and spreadsheets take them for text.
public enum CSVText {
  /// A cell, quoted where needed.
  public static func cell(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a cell, quoted where needed. A spreadsheet runs cells that begin like a formula: an
  /// apostrophe before them makes them text.
  public static func append(_ text: String, to out: inout [UInt8]) {
    var bytes: [UInt8] = []
    if let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) {
      bytes.append(UInt8(ascii: "'"))
    }
    EscapedText.append(text, to: &bytes)
    let quote = UInt8(ascii: "\"")
    guard bytes.contains(where: { $0 == quote || $0 == UInt8(ascii: ",") }) else {
      out += bytes
      return
    }
    out.append(quote)
    for byte in bytes {
      if byte == quote { out.append(quote) }
      out.append(byte)
    }
    out.append(quote)
  }
}
