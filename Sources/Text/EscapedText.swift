/// Text from files made safe to show: control bytes, C1, bidi marks and line breaks are written as
/// escapes, so that a class name can't move the cursor, hide a line or forge one.
public enum EscapedText {
  /// Appends the text with escapes: `\n`, `\t`, `\x1B`, `\u{202E}`.
  public static func append(_ text: String, to out: inout [UInt8]) {
    if isPlain(text) {
      out += text.utf8
      return
    }
    for scalar in text.unicodeScalars { append(scalar, to: &out) }
  }

  /// The text with escapes.
  public static func of(_ text: String) -> String {
    if isPlain(text) { return text }
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends one scalar, escaped when it must be.
  public static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    switch scalar {
    case "\n": out += #"\n"#.utf8
    case "\r": out += #"\r"#.utf8
    case "\t": out += #"\t"#.utf8
    case _ where !isHidden(scalar): out += UTF8.encode(scalar) ?? .init()
    case _ where scalar.value < 0x80: out += "\\x\(hex(scalar.value))".utf8
    default: out += "\\u{\(hex(scalar.value))}".utf8
    }
  }

  /// Whether nothing needs an escape, decided on bytes for ASCII.
  public static func isPlain(_ text: String) -> Bool {
    var isASCII = true
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x7F { return false }
      if byte >= 0x80 { isASCII = false }
    }
    return isASCII || !text.unicodeScalars.contains(where: isHidden)
  }

  /// Whether a scalar acts on the display instead of being shown.
  public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}
