import JSONText

/// Why anchors can't be read.
public enum AnchorsInputError: Error, Hashable, Sendable {
  /// There is no anchor.
  case empty
  /// A word is not a width and a height.
  case badWord(String)
  /// A side is not finite and greater than zero.
  case badSize(place: Int, width: Double, height: Double)
  /// The text begins like JSON and is not.
  case notJSON(JSONError)
  /// Another schema, or none.
  case schema(found: String?)
  /// A field is missing or of the wrong kind.
  case missing(field: String)
}

extension AnchorsInputError: CustomStringConvertible {
  /// What, where, and what was expected.
  public var description: String {
    switch self {
    case .empty: "there is no anchor. Give \"w,h w,h\" or the JSON of 'anchors cluster'."
    case .badWord(let word):
      "'\(word)' is not a width and a height. Write anchors as \"w,h w,h\", such as \"36,36 72,36\"."
    case .badSize(let place, let width, let height):
      "anchor \(place + 1) is \(width) by \(height); both sides must be finite and greater than zero."
    case .notJSON(let error): "the anchors are not JSON: \(error)."
    case .schema(let found):
      "the JSON has \(found.map { "the schema '\($0)'" } ?? "no schema"), expected "
        + "'\(AnchorsInput.schema)'. Give the output of 'anchors cluster --format json'."
    case .missing(let field): "the JSON lacks \(field). See 'anchors cluster --format json'."
    }
  }
}
