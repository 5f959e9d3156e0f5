import Text

/// A finite JSON number that keeps the text of its source.
///
/// Equality is that of the text: `1.0` and `1` are different numbers here, as in a file.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
  /// The number as written, in the grammar of RFC 8259.
  public let text: String

  /// A whole number.
  public init(_ value: Int) { text = String(value) }

  /// A number in the text that Python's `repr` gives: `36.0`, `1e-16`, `1e+16`. Nothing for a
  /// number that is not finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = PythonFloat.text(value)
  }

  /// For text that a reader has checked.
  init(checked text: String) { self.text = text }

  /// Whether the number is written without a fraction and without an exponent.
  public var isWhole: Bool { !text.utf8.contains { $0 == 0x2E || $0 | 0x20 == 0x65 } }

  /// The whole number, or nothing when it has a fraction or an exponent or leaves `Int`.
  public var int: Int? { isWhole ? Int(text) : nil }

  /// The nearest `Double`, always finite.
  public var double: Double { DecimalDigits.double(of: text) }

  /// The number as written.
  public var description: String { text }

  /// The text that Python writes after reading this number: a whole number stays one, any other
  /// becomes the `repr` of its `float`.
  var pythonText: String {
    guard isWhole else { return PythonFloat.text(double) }
    return text == "-0" ? "0" : text
  }
}
