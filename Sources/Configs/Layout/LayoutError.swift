import JSONText

/// Why a layout file is refused. Every case says where in the file.
public enum LayoutError: Error, Hashable, Sendable {
  /// The bytes are not JSON.
  case notJSON(JSONError)
  /// Something is not there.
  case missing(path: String, expected: String)
  /// Something is of the wrong kind or out of range.
  case unexpected(path: String, expected: String, found: String)
  /// A member that layouts do not have.
  case unknownKey(path: String, nearest: String?, known: [String])
  /// Two members that say the same thing.
  case both(path: String, first: String, second: String)
  /// A YOLO trainer's layout where one of the SSD family is asked for.
  case isYOLO
  /// More priors than are handled.
  case tooManyPriors(count: Int, limit: Int)
}

extension LayoutError: CustomStringConvertible {
  /// One sentence: where, what, what was expected.
  public var description: String {
    switch self {
    case .notJSON(let error): "not JSON: \(error)"
    case .missing(let path, let expected): "\(path) is missing; expected \(expected)"
    case .unexpected(let path, let expected, let found):
      "\(path): expected \(expected), found \(found)"
    case .unknownKey(let path, let nearest, let known):
      "\(path): layouts have no such member; "
        + (nearest.map { "the nearest is '\($0)'" }
          ?? "known here: \(known.joined(separator: ", "))")
    case .both(let path, let first, let second):
      "\(path) has '\(first)' and '\(second)', which say the same thing; give one of them"
    case .isYOLO:
      "kind is \"yolo\"; expected the layout of a trainer of the SSD family, whose levels have shapes"
    case .tooManyPriors(let count, let limit):
      "levels make \(count) priors; expected at most \(limit)"
    }
  }
}
