/// The id of an image, annotation or category of a COCO document: a number, or text.
///
/// Text joins as well as numbers do (the usual COCO reader takes ids as they are); `1` and `"1"` are
/// two ids.
public enum COCOID: Hashable, Sendable {
  /// A whole number, as COCO has it.
  case number(Int)
  /// Text.
  case text(String)

  /// The number; `nil` for text.
  public var number: Int? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension COCOID: CustomStringConvertible {
  /// The number, or the text in quotes, at most 60 characters of it.
  public var description: String {
    switch self {
    case .number(let number): String(number)
    case .text(let text): "\"\(text.prefix(60))\""
    }
  }
}

extension COCOID: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// A number.
  public init(integerLiteral value: Int) { self = .number(value) }

  /// Text.
  public init(stringLiteral value: String) { self = .text(value) }
}

extension COCOID {
  /// A name for a file of an image without a usable name of its own: never one that leads elsewhere.
  public var fileStem: String {
    switch self {
    case .number(let number): String(number)
    case .text(let text):
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.prefix(60).map { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
              || scalar == "-" || scalar == "_" ? scalar : "_"
          }))
    }
  }
}
