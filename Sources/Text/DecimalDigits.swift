/// A decimal number as its text is scanned, and the nearest `Double` to it.
///
/// A scanner of any grammar hands over digits, point and exponent; what they come to is decided here,
/// for all of them. Rounded correctly, as `strtod` rounds.
@frozen public struct DecimalDigits: Sendable {
  @usableFromInline var significand: UInt64 = 0
  @usableFromInline var count = 0
  @usableFromInline var power = 0
  /// Whether neither a point nor an exponent was met.
  public var isWhole = true
  /// Whether the number has a minus sign.
  public var isNegative = false

  /// No digit yet: zero.
  @inlinable public init() {}

  /// Takes a digit before or after the point, as its ASCII byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    if count < 19 {
      significand = significand * 10 + UInt64(byte & 0x0F)
      // Leading zeros are no digits.
      if significand != 0 { count += 1 }
    } else {
      count += 1
    }
    if !isWhole { power -= 1 }
  }

  /// Takes the point; digits after it count down the power.
  @inlinable public mutating func point() { isWhole = false }

  /// Takes the exponent with its sign.
  @inlinable
  public mutating func exponent(_ value: Int) {
    isWhole = false
    power += value
  }

  /// The whole number, or nothing when there is a point or an exponent, or it does not fit.
  public var int: Int? {
    guard isWhole, count <= 19 else { return nil }
    return isNegative ? Int(exactly: 0 - Int128(significand)) : Int(exactly: significand)
  }

  /// The nearest double where that takes one rounding, or nothing.
  @inlinable public var quickDouble: Double? {
    guard count <= 15, let magnitude = Self.nearest(significand, power: power) else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// Whether the number may leave the range of `Double`.
  public var mayOverflow: Bool { count + power > 308 }

  /// `significand × 10^power` for a significand of at most 15 digits, or nothing when it would take
  /// more than one rounding.
  ///
  /// Up to 15 digits fit a `Double`, and so does a power of ten up to 22: one product or quotient of
  /// two exact numbers is correctly rounded.
  @inlinable
  public static func nearest(_ significand: UInt64, power: Int) -> Double? {
    guard power >= -22, power <= 22 else { return nil }
    let magnitude = Double(significand)
    return power < 0 ? magnitude / powersOfTen[-power] : magnitude * powersOfTen[power]
  }

  /// The nearest `Double` to text in the grammar of Swift and JSON; infinite when it leaves the range.
  public static func double(of text: String) -> Double { Double(text) ?? .infinity }

  /// The powers of ten that a `Double` holds exactly, from 1 to 10^22.
  public static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
