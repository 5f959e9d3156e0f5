/// Reads decimal numbers from bytes, without a locale and without `String` where that can be.
///
/// `Double(String)` takes `nan`, `inf`, `0x10`, `1.` and reads `1e999` as infinity. Here a number is
/// an optional sign, digits, an optional point followed by digits, and an optional exponent:
///
///     45   -1   +7   371.0   .5   1e3   2.5E-2      are numbers
///     1.   nan   inf   0x10   12,5   1e999   ١٢     are none
///
/// Values are correctly rounded, as `strtod` rounds them.
enum DecimalNumber {
  /// A number and how it was written.
  struct Reading {
    var value: Double
    /// Whether it was written as plain digits, with no point and no exponent.
    var isPlainInteger: Bool
  }

  /// Reads the whole of `text`, or nothing when it is no finite number.
  @inline(__always)
  static func parse(_ text: UnsafeRawBufferPointer) -> Double? { read(text)?.value }

  /// Reads the whole of `text` and tells how it was written.
  static func read(_ text: UnsafeRawBufferPointer) -> Reading? {
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
    // Up to 15 digits fit a Double, and so does a power of ten up to 22: one operation on two exact
    // numbers is correctly rounded.
    if digits <= 15, abs(power) <= 22 {
      let magnitude = Double(significand)
      let value = power < 0 ? magnitude / powersOfTen[-power] : magnitude * powersOfTen[power]
      return Reading(value: isNegative ? -value : value, isPlainInteger: isPlainInteger)
    }
    guard text.count <= longest, let value = Double(String(decoding: text, as: UTF8.self)),
      value.isFinite
    else { return nil }
    return Reading(value: value, isPlainInteger: isPlainInteger)
  }

  /// Reads the whole of `text` as an integer; a fraction of zeros is none.
  static func integer(_ text: UnsafeRawBufferPointer) -> Int? {
    parse(text).flatMap(Int.init(exactly:))
  }

  private static func readExponent(_ text: UnsafeRawBufferPointer, _ at: inout Int) -> Int? {
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

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt64? {
    let value = byte &- zero
    return value < 10 ? UInt64(value) : nil
  }

  /// The longest text that is taken for a number, in bytes: an exact `Double` has at most 767
  /// significant digits, so what is longer is no measurement.
  static let longest = 1100

  static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let zero = UInt8(ascii: "0")
  private static let minus = UInt8(ascii: "-")
  private static let plus = UInt8(ascii: "+")
  private static let point = UInt8(ascii: ".")
  private static let letterE = UInt8(ascii: "e")
}
