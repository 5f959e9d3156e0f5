extension JSONWriter {
  /// Appends a string in quotes, with the escapes that JSON demands.
  ///
  /// - Parameters:
  ///   - ascii: Also escapes all but printable ASCII as `\uXXXX` (in lower case, surrogate pairs
  ///     past U+FFFF), as Python does.
  public static func appendQuoted(_ text: String, ascii: Bool = false, to out: inout [UInt8]) {
    out.append(0x22)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: out += [0x5C, 0x22]
      case 0x5C: out += [0x5C, 0x5C]
      case 0x08: out += [0x5C, 0x62]
      case 0x0C: out += [0x5C, 0x66]
      case 0x0A: out += [0x5C, 0x6E]
      case 0x0D: out += [0x5C, 0x72]
      case 0x09: out += [0x5C, 0x74]
      case 0x20...0x7E: out.append(UInt8(truncatingIfNeeded: scalar.value))
      case let code where code < 0x20 || ascii:
        for unit in UTF16.encode(scalar) ?? .init() { appendEscape(unit, to: &out) }
      default: out += UTF8.encode(scalar) ?? .init()
      }
    }
    out.append(0x22)
  }

  private static func appendEscape(_ unit: UInt16, to out: inout [UInt8]) {
    out += [0x5C, 0x75]
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8(unit >> UInt16(shift) & 0xF)
      out.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
