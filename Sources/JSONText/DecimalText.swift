/// A decimal number as its text is scanned, and the nearest `Double` to it.
///
/// Up to 15 digits with a small power of ten need one exact product or quotient (both factors are
/// exact, so one rounding is left). All else goes to the standard library.
struct DecimalText: Sendable {
  private var mantissa: UInt64 = 0
  private var digits = 0
  private var power = 0
  private(set) var isWhole = true

  /// Whether the number has a minus sign.
  var isNegative = false

  /// Takes a digit before or after the point.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if digits < 19 {
      mantissa = mantissa * 10 + UInt64(byte & 0x0F)
      // Leading zeros are no digits.
      if mantissa != 0 { digits += 1 }
    } else {
      digits += 1
    }
    if !isWhole { power -= 1 }
  }

  /// Takes the point; digits after it count down the power.
  mutating func point() { isWhole = false }

  /// Takes the exponent with its sign.
  mutating func exponent(_ value: Int) {
    isWhole = false
    power += value
  }

  /// The whole number, or nothing when there is a point or an exponent, or it does not fit.
  var int: Int? {
    guard isWhole, digits <= 19 else { return nil }
    return isNegative ? Int(exactly: 0 - Int128(mantissa)) : Int(exactly: mantissa)
  }

  /// The nearest double where that takes one rounding, or nothing.
  @inline(__always)
  var quickDouble: Double? {
    guard digits <= 15, power >= -22, power <= 22 else { return nil }
    let magnitude =
      power < 0 ? Double(mantissa) / Self.powers[-power] : Double(mantissa) * Self.powers[power]
    return isNegative ? -magnitude : magnitude
  }

  /// Whether the number may leave the range of `Double`.
  var mayOverflow: Bool { digits + power > 308 }

  /// The nearest `Double` to text in JSON's grammar; infinite when it leaves the range.
  static func double(of text: String) -> Double { Double(text) ?? .infinity }

  /// Powers of ten that a `Double` holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
