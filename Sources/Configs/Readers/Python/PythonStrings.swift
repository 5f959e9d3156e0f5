/// Texts as Python reads them.
extension PythonFileReader {
  /// The text of a string token; nothing for bytes, for texts with code inside, and for escapes that no
  /// config needs (`\N{…}`, half of a surrogate pair).
  func string(_ token: PythonToken) -> String? {
    var body = bytes[token.bytes]
    var isRaw = false
    while let first = body.first, first != 0x22, first != 0x27 {
      switch first | 0x20 {
      case 0x72: isRaw = true
      case 0x75: break
      default: return nil
      }
      body.removeFirst()
    }
    guard let quote = body.first else { return nil }
    let isTriple = body.count >= 6 && body.prefix(3).allSatisfy { $0 == quote }
    body = body.dropFirst(isTriple ? 3 : 1).dropLast(isTriple ? 3 : 1)
    guard !isRaw, body.contains(0x5C) else { return String(decoding: body, as: UTF8.self) }
    return Self.unescaped(body)
  }

  private static func unescaped(_ body: ArraySlice<UInt8>) -> String? {
    var text: [UInt8] = []
    var rest = body
    while let byte = rest.popFirst() {
      guard byte == 0x5C, let escape = rest.popFirst() else {
        text.append(byte)
        continue
      }
      switch escape {
      case 0x0A: break
      case 0x0D where rest.first == 0x0A: rest.removeFirst()
      case 0x22, 0x27, 0x5C: text.append(escape)
      case 0x61: text.append(0x07)
      case 0x62: text.append(0x08)
      case 0x66: text.append(0x0C)
      case 0x6E: text.append(0x0A)
      case 0x72: text.append(0x0D)
      case 0x74: text.append(0x09)
      case 0x76: text.append(0x0B)
      case 0x30...0x37:
        rest = body[(rest.startIndex - 1)...]
        guard append(code(&rest, most: 3, radix: 8, exactly: false), to: &text) else { return nil }
      case 0x78:
        guard append(code(&rest, most: 2, radix: 16, exactly: true), to: &text) else { return nil }
      case 0x75:
        guard append(code(&rest, most: 4, radix: 16, exactly: true), to: &text) else { return nil }
      case 0x55:
        guard append(code(&rest, most: 8, radix: 16, exactly: true), to: &text) else { return nil }
      case 0x4E: return nil
      // Python keeps an escape that it does not know.
      default: text += [0x5C, escape]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func code(
    _ rest: inout ArraySlice<UInt8>, most: Int, radix: Int, exactly: Bool
  ) -> UInt32? {
    let digits = rest.prefix(most).prefix {
      Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < radix } ?? false
    }
    guard !digits.isEmpty, !exactly || digits.count == most else { return nil }
    rest = rest[digits.endIndex...]
    return UInt32(String(decoding: digits, as: UTF8.self), radix: radix)
  }

  private static func append(_ code: UInt32?, to text: inout [UInt8]) -> Bool {
    guard let code, let scalar = Unicode.Scalar(code) else { return false }
    text += String(Character(scalar)).utf8
    return true
  }
}
