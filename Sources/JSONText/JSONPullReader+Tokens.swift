import Text

extension JSONPullReader {
  /// The last key or string, decoded. The source text for a number.
  public var text: String {
    hasEscape ? unescaped() : String(decoding: bytes[token], as: UTF8.self)
  }

  /// Whether the last key or string is this text. Nothing is allocated unless it has an escape.
  public func isText(_ other: StaticString) -> Bool {
    guard !hasEscape else { return text.utf8.elementsEqual(other.description.utf8) }
    guard token.count == other.utf8CodeUnitCount else { return false }
    for offset in 0..<token.count
    where bytes[token.lowerBound + offset] != other.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The last number as the nearest `Double`; finite.
  public var double: Double { decimal.quickDouble ?? DecimalDigits.double(of: text) }

  /// The last number if it is written without a point and an exponent, and fits.
  public var int: Int? { decimal.int }

  /// The last number with its source text.
  public var number: JSONNumber {
    JSONNumber(checked: String(decoding: bytes[token], as: UTF8.self))
  }

  /// Where the last event's text begins, in bytes from the start.
  public var tokenOffset: Int { token.lowerBound }

  /// Where what was read last ends.
  public var endOffset: Int { position }

  /// An error at a byte of the source, for readers built on this one.
  public func error(_ fault: JSONError.Fault, at offset: Int? = nil) -> JSONError {
    JSONError(fault, at: offset ?? position, of: bytes)
  }

  private func unescaped() -> String {
    var out: [UInt8] = []
    out.reserveCapacity(token.count)
    var index = token.lowerBound
    while index < token.upperBound {
      let byte = bytes[index]
      index += 1
      guard byte == 0x5C else {
        out.append(byte)
        continue
      }
      let kind = bytes[index]
      index += 1
      switch kind {
      case 0x62: out.append(0x08)
      case 0x66: out.append(0x0C)
      case 0x6E: out.append(0x0A)
      case 0x72: out.append(0x0D)
      case 0x74: out.append(0x09)
      case 0x75:
        var code = hex(at: index) ?? 0
        index += 4
        if (0xD800...0xDBFF).contains(code) {
          code = 0x10000 + (code - 0xD800) << 10 + ((hex(at: index + 2) ?? 0xDC00) - 0xDC00)
          index += 6
        }
        if let scalar = Unicode.Scalar(code) { out += UTF8.encode(scalar) ?? .init() }
      default: out.append(kind)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Four hexadecimal digits, or nothing.
  func hex(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      switch byte {
      case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return code
  }
}
