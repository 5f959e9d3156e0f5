import Text

/// Numbers as Python's `float(text)` and `int(text)` read them: most trainers read labels with them.
package enum PythonNumber {
  /// What `float(text)` gives, or nothing where Python raises.
  ///
  /// Blanks around it, a sign, underscores **between** digits, `.5`, `5.`, `1e2`, `inf`, `infinity`
  /// and `nan` in any case, and decimal digits of any script. A number out of range is infinite.
  package static func float(_ field: some LineBytes) -> Double? {
    guard field.allSatisfy({ $0 < 0x80 }) else {
      guard let ascii = transliterated(field) else { return nil }
      return parseASCII(ascii[...])
    }
    return parseASCII(field)
  }

  /// What `float(text)` gives, or nothing where Python raises.
  package static func float(_ text: String) -> Double? { float(Array(text.utf8)[...]) }

  /// What `int(text)` gives, or nothing where Python raises: blanks around it, a sign, digits of any
  /// script, underscores between them. No point, no exponent: `10.0` raises.
  ///
  /// Python's whole numbers have no end. What 64 bits can't hold becomes the nearest that they can,
  /// which keeps its sign and is still far outside of every picture.
  package static func integer(_ text: String) -> Int? {
    let field = Array(text.utf8)[...]
    guard let ascii = field.allSatisfy({ $0 < 0x80 }) ? Array(field) : transliterated(field) else {
      return nil
    }
    var bytes = ascii[...].drop { isBlank($0) }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    let isNegative = bytes.first == 0x2D
    if isNegative || bytes.first == 0x2B { bytes.removeFirst() }
    guard !bytes.isEmpty else { return nil }
    var value = 0
    for (place, byte) in zip(bytes.indices, bytes) {
      if byte == 0x5F, isBetweenDigits(place, of: bytes) { continue }
      guard (0x30...0x39).contains(byte) else { return nil }
      let digit = Int(byte & 0x0F)
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(isNegative ? -digit : digit)
      value = overflows || overflowsToo ? (isNegative ? .min : .max) : sum
    }
    return value
  }

  private static func parseASCII(_ field: some LineBytes) -> Double? {
    var bytes = field.drop { isBlank($0) }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    var negative = false
    if let sign = bytes.first, sign == 0x2B || sign == 0x2D {
      negative = sign == 0x2D
      bytes.removeFirst()
    }
    guard let magnitude = decimal(bytes) ?? word(bytes) else { return nil }
    return negative ? -magnitude : magnitude
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func word(_ bytes: some LineBytes) -> Double? {
    guard bytes.count == 3 || bytes.count == 8 else { return nil }
    switch String(decoding: bytes.map { $0 | 0x20 }, as: UTF8.self) {
    case "inf", "infinity": return .infinity
    case "nan": return .nan
    default: return nil
    }
  }

  /// Digits with a point and an exponent, in Python's grammar: underscores between digits.
  private static func decimal(_ bytes: some LineBytes) -> Double? {
    var number = DecimalDigits()
    var hasDigits = false
    var hasUnderscore = false
    var index = bytes.startIndex
    scan: while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case 0x30...0x39:
        hasDigits = true
        number.append(byte)
      case 0x2E where number.isWhole: number.point()
      case 0x5F where isBetweenDigits(index, of: bytes): hasUnderscore = true
      default: break scan
      }
      index += 1
    }
    guard hasDigits else { return nil }
    if index < bytes.endIndex {
      guard bytes[index] | 0x20 == 0x65 else { return nil }
      index += 1
      let minus = index < bytes.endIndex && bytes[index] == 0x2D
      if index < bytes.endIndex, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
      var exponent = 0
      var exponentDigits = 0
      while index < bytes.endIndex {
        switch bytes[index] {
        case 0x30...0x39:
          exponentDigits += 1
          exponent = min(exponent * 10 + Int(bytes[index] & 0x0F), 100_000)
        case 0x5F where isBetweenDigits(index, of: bytes): hasUnderscore = true
        default: return nil
        }
        index += 1
      }
      guard exponentDigits > 0 else { return nil }
      number.exponent(minus ? -exponent : exponent)
    }
    if let quick = number.quickDouble { return quick }
    let text = hasUnderscore ? bytes.filter { $0 != 0x5F } : Array(bytes)
    return DecimalDigits.double(of: String(decoding: text, as: UTF8.self))
  }

  private static func isBetweenDigits(_ index: Int, of bytes: some LineBytes) -> Bool {
    guard index > bytes.startIndex, index + 1 < bytes.endIndex else { return false }
    return (0x30...0x39).contains(bytes[index - 1]) && (0x30...0x39).contains(bytes[index + 1])
  }

  /// Digits and blanks of other scripts as ASCII, or nothing for any other character.
  private static func transliterated(_ field: some LineBytes) -> [UInt8]? {
    var out: [UInt8] = []
    for scalar in String(decoding: field, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x80 {
        out.append(UInt8(scalar.value))
      } else if PythonText.isSpace(scalar.value) {
        out.append(0x20)
      } else if scalar.properties.numericType == .decimal,
        let value = scalar.properties.numericValue, (0...9).contains(value)
      {
        out.append(0x30 + UInt8(value))
      } else {
        return nil
      }
    }
    return out
  }
}
