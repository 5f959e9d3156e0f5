/// The encodings that XML label files may have. Others are refused: UTF-7, for one, hides markup
/// from whoever reads the bytes.
///
/// Everything is turned into UTF-8 here, so that the XML library never converts.
enum XMLText {
  /// A document in UTF-8, or why it can't be had.
  enum Outcome {
    /// UTF-8 (or ASCII) as it stands in the file, after `skipped` bytes.
    case asIs(skipped: Int)
    /// Converted text.
    case converted([UInt8])
    /// The fault, and the offset of the byte where it lies.
    case refused(ReadIssue.Kind, offset: Int)
  }

  /// Finds the encoding from the byte order mark and the declaration.
  static func decode(_ bytes: UnsafeRawBufferPointer, _ declaration: XMLDeclaration?) -> Outcome {
    let mark = ByteOrderMark(bytes)
    switch mark {
    case .utf16LittleEndian, .utf16BigEndian:
      return utf16(bytes, from: 2, isBigEndian: mark == .utf16BigEndian)
    case .utf8, .none: break
    }
    if bytes.count >= 4 {
      if bytes[0] == 0x3C, bytes[1] == 0, bytes[2] != 0 {
        return utf16(bytes, from: 0, isBigEndian: false)
      }
      if bytes[0] == 0, bytes[1] == 0x3C { return utf16(bytes, from: 0, isBigEndian: true) }
    }
    guard let name = declaration?.encoding else { return .asIs(skipped: mark.length) }
    guard let encoding = SingleByteEncoding(name: name) else {
      if ["UTF-8", "UTF8"].contains(name) { return .asIs(skipped: mark.length) }
      let detail =
        name.hasPrefix("UTF-16")
        ? "declared as UTF-16, but written otherwise"
        : "encoding '\(name.prefix(40))' is not read; use UTF-8"
      return .refused(.badEncoding(detail: detail), offset: 0)
    }
    if mark == .utf8 {
      return .refused(
        .badEncoding(detail: "a UTF-8 byte order mark, but declared as \(name)"), offset: 0)
    }
    return single(bytes, encoding)
  }

  private static func single(
    _ bytes: UnsafeRawBufferPointer, _ encoding: SingleByteEncoding
  ) -> Outcome {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return .asIs(skipped: 0) }
    var text = Array(bytes[..<first])
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for at in first..<bytes.count {
      guard let scalar = encoding.scalar(bytes[at]) else {
        let detail = "a byte that \(encoding.rawValue) does not have"
        return .refused(.badEncoding(detail: detail), offset: at)
      }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return .converted(text)
  }

  private static func utf16(
    _ bytes: UnsafeRawBufferPointer, from start: Int, isBigEndian: Bool
  ) -> Outcome {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var at = start
    func unit(_ at: Int) -> UInt32? {
      guard at + 1 < bytes.count else { return nil }
      let (first, second) = (UInt32(bytes[at]), UInt32(bytes[at + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    while at < bytes.count {
      var value = unit(at)
      var length = 2
      if let high = value, (0xD800...0xDBFF).contains(high), let low = unit(at + 2),
        (0xDC00...0xDFFF).contains(low)
      {
        value = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
        length = 4
      }
      guard let scalar = value.flatMap(Unicode.Scalar.init), let encoded = UTF8.encode(scalar)
      else {
        return .refused(.badEncoding(detail: "not valid UTF-16"), offset: at)
      }
      text.append(contentsOf: encoded)
      at += length
    }
    return .converted(text)
  }
}

/// Encodings of one byte a character.
enum SingleByteEncoding: String {
  case ascii = "US-ASCII"
  case latin1 = "ISO-8859-1"
  case latin9 = "ISO-8859-15"
  case windows1252 = "windows-1252"

  init?(name: String) {
    switch name {
    case "US-ASCII", "ASCII": self = .ascii
    case "ISO-8859-1", "ISO8859-1", "LATIN1", "LATIN-1": self = .latin1
    case "ISO-8859-15", "ISO8859-15", "LATIN-9", "LATIN9": self = .latin9
    case "WINDOWS-1252", "CP1252": self = .windows1252
    default: return nil
    }
  }

  /// The character of a byte from 0x80 on; nothing where the encoding has a hole.
  func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    if byte < 0x80 { return Unicode.Scalar(byte) }
    switch self {
    case .ascii: return nil
    case .latin1: return Unicode.Scalar(byte)
    case .latin9: return Self.latin9Exceptions[byte] ?? Unicode.Scalar(byte)
    case .windows1252:
      guard byte < 0xA0 else { return Unicode.Scalar(byte) }
      let value = Self.windows1252Block[Int(byte) - 0x80]
      return value == 0 ? nil : Unicode.Scalar(value)
    }
  }

  private static let latin9Exceptions: [UInt8: Unicode.Scalar] = [
    0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
  ]

  /// 0x80 to 0x9F; 0 where there is no character.
  private static let windows1252Block: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
