/// Reads decimal numbers from bytes, without a locale and without `String` where that can be.
///
/// `Double(String)` takes `nan`, `inf`, `0x10`, `1.` and reads `1e999` as infinity. Here a number is
/// an optional sign, digits, an optional point followed by digits, and an optional exponent:
///
///     45   -1   +7   371.0   .5   1e3   2.5E-2      are numbers
///     1.   nan   inf   0x10   12,5   1e999   ١٢     are none
///
/// Values are correctly rounded, as `strtod` rounds them.
public enum DecimalNumber {
  /// A number and how it was written.
  @frozen public struct Reading: Sendable {
    /// Finite.
    public var value: Double
    /// Whether it was written as plain digits, with no point and no exponent.
    public var isPlainInteger: Bool

    @inlinable
    init(value: Double, isPlainInteger: Bool) {
      self.value = value
      self.isPlainInteger = isPlainInteger
    }
  }

  /// Reads the whole of `text`, or nothing when it is no finite number.
  @inlinable
  public static func parse(_ text: UnsafeRawBufferPointer) -> Double? { read(text)?.value }

  /// Reads the whole of `text` and tells how it was written.
  @inlinable
  public static func read(_ text: UnsafeRawBufferPointer) -> Reading? {
    var at = 0
    let end = text.count
    var isNegative = false
    if at < end, text[at] == minus || text[at] == plus {
      isNegative = text[at] == minus
      at += 1
    }
    var significand: UInt64 = 0
    var digits = 0
    var fraction = 0
    let integerStart = at
    while at < end, let digit = digit(text[at]) {
      significand = significand &* 10 &+ digit
      at += 1
    }
    digits = at - integerStart
    var isPlainInteger = true
    if at < end, text[at] == point {
      isPlainInteger = false
      at += 1
      let start = at
      while at < end, let digit = digit(text[at]) {
        significand = significand &* 10 &+ digit
        at += 1
      }
      fraction = at - start
      guard fraction > 0 else { return nil }
    }
    digits += fraction
    guard digits > 0 else { return nil }
    var exponent = 0
    if at < end, text[at] | 0x20 == letterE {
      isPlainInteger = false
      at += 1
      guard let read = readExponent(text, &at) else { return nil }
      exponent = read
    }
    guard at == end else { return nil }
    let power = exponent - fraction
    if digits <= 15, let value = DecimalDigits.nearest(significand, power: power) {
      return Reading(value: isNegative ? -value : value, isPlainInteger: isPlainInteger)
    }
    guard text.count <= longest, let value = Double(String(decoding: text, as: UTF8.self)),
      value.isFinite
    else { return nil }
    return Reading(value: value, isPlainInteger: isPlainInteger)
  }

  /// Reads the whole of `text` as an integer; a fraction of zeros is none.
  @inlinable
  public static func integer(_ text: UnsafeRawBufferPointer) -> Int? {
    parse(text).flatMap(Int.init(exactly:))
  }

  @inlinable
  static func readExponent(_ text: UnsafeRawBufferPointer, _ at: inout Int) -> Int? {
    var isNegative = false
    if at < text.count, text[at] == minus || text[at] == plus {
      isNegative = text[at] == minus
      at += 1
    }
    let start = at
    var exponent = 0
    while at < text.count, let digit = digit(text[at]) {
      exponent = min(exponent * 10 + Int(digit), 100_000)
      at += 1
    }
    guard at > start else { return nil }
    return isNegative ? -exponent : exponent
  }

  @inlinable
  static func digit(_ byte: UInt8) -> UInt64? {
    let value = byte &- zero
    return value < 10 ? UInt64(value) : nil
  }

  /// The longest text that is taken for a number, in bytes: an exact `Double` has at most 767
  /// significant digits, so what is longer is no measurement.
  @usableFromInline static let longest = 1100

  @inlinable static var zero: UInt8 { UInt8(ascii: "0") }
  @inlinable static var minus: UInt8 { UInt8(ascii: "-") }
  @inlinable static var plus: UInt8 { UInt8(ascii: "+") }
  @inlinable static var point: UInt8 { UInt8(ascii: ".") }
  @inlinable static var letterE: UInt8 { UInt8(ascii: "e") }
}
