import Glibc

/// Numbers as people read them. Never depends on a locale.
///
/// ```swift
/// DecimalText.fixed(0.125, 2)  // 0.12: an exact tie goes to the even digit, as in C and Python
/// DecimalText.percent(0.6713)  // 67.1 %
/// DecimalText.count(1200, "box", "boxes")  // 1,200 boxes
/// ```
public enum DecimalText {
  /// A number with a fixed count of digits after the point: `fixed(0.12345, 3)` is `0.123`.
  ///
  /// Not finite numbers are spelled `nan`, `inf`, `-inf`; negative zero loses its sign.
  public static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let written = withVaList([Int32(digits), value]) {
        vsnprintf(buffer.baseAddress, buffer.count, "%.*f", $0)
      }
      let text = UnsafeRawBufferPointer(buffer).prefix(max(0, min(Int(written), buffer.count - 1)))
      let isZero = text.allSatisfy { $0 == minus || $0 == zero || $0 == point }
      return String(
        decoding: isZero && text.first == minus ? text.dropFirst() : text, as: UTF8.self)
    }
  }

  /// With at most that many digits after the point: `short(0.70, 2)` is `0.7`.
  ///
  /// From 1e12 on as Swift writes it.
  public static func short(_ value: Double, _ digits: Int) -> String {
    guard abs(value) < 1e12 else { return "\(value)" }
    let text = fixed(value, digits)
    guard text.utf8.contains(point) else { return text }
    var bytes = Substring(text).utf8
    while bytes.last == zero { bytes.removeLast() }
    if bytes.last == point { bytes.removeLast() }
    return String(Substring(bytes))
  }

  private static let minus = UInt8(ascii: "-")
  private static let zero = UInt8(ascii: "0")
  private static let point = UInt8(ascii: ".")

  /// A share as a percentage: `percent(0.6713)` is `67.1 %`.
  public static func percent(_ share: Double, digits: Int = 1) -> String {
    fixed(share * 100, digits) + " %"
  }

  /// A whole number with thousands set apart: `grouped(39597)` is `39,597`.
  public static func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return value < 0 ? "-" + text : text
  }

  /// A share inside a sentence: `shortPercent(0.96)` is `96%`.
  public static func shortPercent(_ share: Double) -> String { "\(short(share * 100, 1))%" }

  /// A number and its noun: `count(1, "box", "boxes")` is `1 box`.
  ///
  /// - Parameter isGrouped: Whether thousands are set apart. Not so in findings, which machines read.
  public static func count(
    _ value: Int, _ one: String, _ many: String, isGrouped: Bool = true
  ) -> String {
    "\(isGrouped ? grouped(value) : String(value)) \(value == 1 ? one : many)"
  }
}
