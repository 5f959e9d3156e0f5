import Text

/// HTML or XML whose holes escape: a value put into a literal is text unless it is markup itself.
///
/// The literal's own text is a `StaticString`, so what was read or computed can't become markup:
/// to forget an escape does not compile.
///
///     let cell: Markup = "<td title=\"\(name)\">\(name)</td>"
struct Markup: Sendable {
  /// The text so far, as UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Adds what follows.
  static func += (markup: inout Markup, more: Markup) { markup.bytes += more.bytes }

  /// The parts one after another.
  static func of(_ parts: [Markup]) -> Markup { parts.reduce(into: "") { $0 += $1 } }
}

extension Markup: ExpressibleByStringInterpolation {
  init(stringLiteral literal: StaticString) {
    bytes = literal.withUTF8Buffer { Array($0) }
  }

  init(stringInterpolation: StringInterpolation) { self = stringInterpolation.markup }

  /// A literal while its holes are filled.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup: Markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      markup.bytes.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { markup.bytes += $0 }
    }

    /// Text for content and quoted attributes: markup becomes entities, and what acts on a display
    /// is shown escaped (XML could not hold most of it anyway).
    mutating func appendInterpolation(_ text: String) {
      let shown = EscapedText.of(text)
      guard shown.utf8.contains(where: { Markup.entity(for: $0) != nil }) else {
        markup.bytes += shown.utf8
        return
      }
      for byte in shown.utf8 {
        if let entity = Markup.entity(for: byte) {
          entity.withUTF8Buffer { markup.bytes += $0 }
        } else {
          markup.bytes.append(byte)
        }
      }
    }

    mutating func appendInterpolation(_ number: Int) { markup.bytes += String(number).utf8 }

    mutating func appendInterpolation(_ inner: Markup) { markup += inner }

    mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { markup += part } }
  }

  private static func entity(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}

/// The two doors for bytes that must not be escaped; neither lets them end their element.
extension Markup {
  /// This program's own style.
  static func style(_ code: [UInt8]) -> Markup {
    var markup: Markup = "<style>"
    markup.append(code: code)
    markup += "</style>"
    return markup
  }

  /// This program's own script.
  static func script(_ code: [UInt8]) -> Markup {
    var markup: Markup = "<script>"
    markup.append(code: code)
    markup += "</script>"
    return markup
  }

  /// JSON for the page's script: a block that no browser runs and that no name can end.
  static func data(_ json: [UInt8], id: StaticString) -> Markup {
    var markup: Markup = "<script type=\"application/json\" id=\""
    id.withUTF8Buffer { markup.bytes += $0 }
    markup += "\">"
    for byte in json {
      // In JSON, `<` stands only in strings, where its escape means the same.
      if byte == UInt8(ascii: "<") {
        markup.bytes += "\\u003c".utf8
      } else {
        markup.bytes.append(byte)
      }
    }
    markup += "</script>\n"
    return markup
  }

  /// Raw text ends at `</`, wherever that stands in the code.
  private mutating func append(code: [UInt8]) {
    precondition(
      !zip(code, code.dropFirst()).contains { $0 == UInt8(ascii: "<") && $1 == UInt8(ascii: "/") },
      "a page's code holds \"</\", which ends its element")
    bytes += code
  }
}
