/// Decimal text to `Double`, correctly rounded.
enum DecimalText {
  /// The nearest `Double` to text in JSON's number grammar; infinite when it leaves the range.
  ///
  /// Up to 15 digits with a small power of ten need one exact product or quotient (both factors
  /// are exact, so one rounding is left). All else goes to the standard library.
  static func double(of bytes: UnsafeBufferPointer<UInt8>) -> Double {
    var mantissa: UInt64 = 0
    var digits = 0
    var power = 0
    var index = 0
    let negative = bytes.first == 0x2D
    if negative { index = 1 }
    var sawPoint = false
    scan: while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x30...0x39:
        if mantissa != 0 || byte != 0x30 { digits += 1 }
        guard digits <= 15 else { return slow(bytes) }
        mantissa = mantissa * 10 + UInt64(byte & 0x0F)
        if sawPoint { power -= 1 }
      case 0x2E: sawPoint = true
      default: break scan
      }
      index += 1
    }
    if index < bytes.count {
      // An exponent: the sign, then digits.
      index += 1
      var exponent = 0
      let minus = index < bytes.count && bytes[index] == 0x2D
      if index < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x2B { index += 1 }
      while index < bytes.count {
        exponent = exponent * 10 + Int(bytes[index] & 0x0F)
        guard exponent < 1000 else { return slow(bytes) }
        index += 1
      }
      power += minus ? -exponent : exponent
    }
    let magnitude: Double
    switch power {
    case 0: magnitude = Double(mantissa)
    case -22..<0: magnitude = Double(mantissa) / powers[-power]
    case 1...22: magnitude = Double(mantissa) * powers[power]
    default: return slow(bytes)
    }
    return negative ? -magnitude : magnitude
  }

  private static func slow(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
    // The grammar is checked before, and is a part of the one that `Double` reads.
    Double(String(decoding: bytes, as: UTF8.self)) ?? .infinity
  }

  /// Powers of ten that a `Double` holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
