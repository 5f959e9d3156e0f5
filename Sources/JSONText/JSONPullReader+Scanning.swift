import Text

extension JSONPullReader {
  /// The next byte, which must exist.
  func peek(_ expected: String) throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw error(.unexpectedEnd(expected: expected)) }
    return bytes[position]
  }

  /// An error about the next byte.
  func unexpected(_ expected: String) -> JSONError {
    guard position < bytes.count else { return error(.unexpectedEnd(expected: expected)) }
    return error(.unexpected(bytes[position], expected: expected))
  }

  /// Whether a byte can stand in a name without quotes.
  static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24: true
    default: false
    }
  }

  /// Skips blanks, and comments where they are accepted.
  mutating func skipBlanks() throws(JSONError) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      case 0x2F where syntax == .relaxed: try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(JSONError) {
    let start = position
    position += 1
    switch try peek("'/' or '*'") {
    case 0x2F:
      while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
        position += 1
      }
    case 0x2A:
      position += 1
      while true {
        guard position + 1 < bytes.count else {
          throw error(.unexpectedEnd(expected: "the '*/' of this comment"), at: start)
        }
        if bytes[position] == 0x2A, bytes[position + 1] == 0x2F { break }
        position += 1
      }
      position += 2
    default: throw unexpected("'/' or '*'")
    }
  }

  /// Scans a string from its opening quote, and checks escapes, control characters and UTF-8.
  mutating func scanString(quote: UInt8) throws(JSONError) {
    position += 1
    let start = position
    hasEscape = false
    while true {
      guard position < bytes.count else {
        throw error(.unexpectedEnd(expected: "the closing quote"), at: start - 1)
      }
      let byte = bytes[position]
      switch byte {
      case quote:
        token = start..<position
        position += 1
        return
      case 0x5C:
        hasEscape = true
        try scanEscape()
      case ..<0x20: throw error(.controlCharacter(byte))
      case 0x80...: try scanMultibyte(byte)
      default: position += 1
      }
    }
  }

  private mutating func scanEscape() throws(JSONError) {
    let start = position
    guard position + 1 < bytes.count else {
      throw error(.unexpectedEnd(expected: "the closing quote"))
    }
    switch bytes[position + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: position += 2
    case 0x27 where syntax == .relaxed: position += 2
    case 0x75:
      guard let code = hex(at: position + 2) else { throw error(.badEscape) }
      position += 6
      if (0xDC00...0xDFFF).contains(code) { throw error(.loneSurrogate, at: start) }
      guard (0xD800...0xDBFF).contains(code) else { return }
      guard position + 1 < bytes.count, bytes[position] == 0x5C, bytes[position + 1] == 0x75,
        let low = hex(at: position + 2), (0xDC00...0xDFFF).contains(low)
      else { throw error(.loneSurrogate, at: start) }
      position += 6
    default: throw error(.badEscape)
    }
  }

  /// One scalar of two to four bytes: no overlong form, no surrogate, nothing past U+10FFFF.
  private mutating func scanMultibyte(_ first: UInt8) throws(JSONError) {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw error(.invalidUTF8)
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]) else {
      throw error(.invalidUTF8)
    }
    for offset in 2..<max(2, length) where bytes[position + offset] & 0xC0 != 0x80 {
      throw error(.invalidUTF8)
    }
    position += length
  }

  /// Scans a number by the grammar of RFC 8259.
  ///
  /// - Returns: whether it is finite; one that is not is refused where the syntax has none.
  mutating func scanNumber() throws(JSONError) -> Bool {
    let start = position
    var number = DecimalDigits()
    number.isNegative = bytes[position] == 0x2D
    if number.isNegative { position += 1 }
    let hasLeadingZero = try peek("a digit") == 0x30
    let first = position
    try scanDigits(of: &number)
    if hasLeadingZero, position > first + 1 {
      throw error(
        .unexpected(bytes[first + 1], expected: "no digit after a leading zero"), at: first + 1)
    }
    if position < bytes.count, bytes[position] == 0x2E {
      position += 1
      number.point()
      try scanDigits(of: &number)
    }
    if position < bytes.count, bytes[position] | 0x20 == 0x65 {
      position += 1
      number.exponent(try scanExponent())
    }
    token = start..<position
    hasEscape = false
    decimal = number
    guard number.mayOverflow, !double.isFinite else { return true }
    guard syntax == .nonFinite else { throw error(.numberOutOfRange(text), at: start) }
    return false
  }

  @inline(__always)
  private mutating func scanDigits(of number: inout DecimalDigits) throws(JSONError) {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 {
      number.append(bytes[position])
      position += 1
    }
    if position == start { throw unexpected("a digit") }
  }

  private mutating func scanExponent() throws(JSONError) -> Int {
    var sign = 1
    if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D {
      if bytes[position] == 0x2D { sign = -1 }
      position += 1
    }
    let start = position
    var value = 0
    while position < bytes.count, bytes[position] &- 0x30 < 10 {
      value = min(value * 10 + Int(bytes[position] & 0x0F), 1_000_000_000)
      position += 1
    }
    if position == start { throw unexpected("a digit") }
    return sign * value
  }
}
