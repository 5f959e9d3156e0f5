/// A JSON document as a tree.
///
/// Numbers keep the text of their source and objects the order of theirs, so that what is read can
/// be written again unchanged.
public enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A finite number, as it was written.
  case number(JSONNumber)
  /// Text; every scalar is valid.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Members in order, no name twice.
  case object(JSONObject)

  /// A whole number.
  public static func int(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

  /// A number in its shortest text that reads back to the same bits; `null` for a number that is
  /// not finite, because JSON has none.
  public static func double(_ value: Double) -> JSONValue {
    guard let number = JSONNumber(value) else { return .null }
    return .number(number)
  }

  /// The truth value, or nothing for any other kind.
  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The number, or nothing for any other kind.
  public var number: JSONNumber? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// The whole number that fits an `Int`, or nothing. `3.0` and `3e0` are not whole.
  public var int: Int? { number?.int }

  /// The number as a `Double`, or nothing for any other kind.
  public var double: Double? { number?.double }

  /// The text, or nothing for any other kind.
  public var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The values of an array, or nothing for any other kind.
  public var array: [JSONValue]? {
    guard case .array(let value) = self else { return nil }
    return value
  }

  /// The members of an object, or nothing for any other kind.
  public var object: JSONObject? {
    guard case .object(let value) = self else { return nil }
    return value
  }

  /// The value of a member, or nothing when this is no object or has no such member.
  public subscript(name: String) -> JSONValue? { object?[name] }

  /// The kind in words, for complaints: `an array`.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByNilLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
}
