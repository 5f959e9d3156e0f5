/// Reads JSON into a tree, and refuses an object with two members of one name.
///
/// ```swift
/// let value = try JSONReader().read(#"{"sizes": [30, 60.5]}"#)
/// value["sizes"]?.array?.count  // Optional(2)
/// value["sizes"]?.array?.last?.double  // Optional(60.5)
/// ```
public struct JSONReader: Sendable {
  /// What is accepted beyond RFC 8259.
  public let syntax: JSONSyntax

  /// A reader; strict unless it is told otherwise.
  public init(syntax: JSONSyntax = .strict) {
    self.syntax = syntax
  }

  /// The document as a tree.
  ///
  /// - Throws: `JSONError` with line and column: not JSON, a name twice, more than 64 levels,
  ///   bytes that are not UTF-8, a number out of range.
  public func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONPullReader(bytes, syntax: syntax)
    let value = try reader.readValue()
    _ = try reader.next()
    return value
  }

  /// The document as a tree, from text.
  public func read(_ text: String) throws(JSONError) -> JSONValue {
    try read(Array(text.utf8))
  }
}

extension JSONPullReader {
  /// The value that follows as a tree, so that a reader of events can take small parts whole.
  public mutating func readValue() throws(JSONError) -> JSONValue {
    try value(of: next())
  }

  /// The value that an event has begun, as a tree.
  private mutating func value(of event: JSONEvent) throws(JSONError) -> JSONValue {
    switch event {
    case .beginObject: return try readMembers()
    case .beginArray:
      var elements: [JSONValue] = []
      while true {
        let event = try next()
        if event == .endArray { return .array(elements) }
        elements.append(try value(of: event))
      }
    case .string: return .string(text)
    case .number: return .number(number)
    case .bool(let value): return .bool(value)
    case .null: return .null
    case .nonFinite: throw error(.numberOutOfRange(text), at: tokenOffset)
    case .key, .endObject, .endArray, .end: throw error(.unexpectedEnd(expected: "a value"))
    }
  }

  private mutating func readMembers() throws(JSONError) -> JSONValue {
    var members: [JSONObject.Member] = []
    // Few names are compared one by one; many go through a set.
    var names: Set<[UInt8]> = []
    while try next() == .key {
      let name = text
      let place = tokenOffset
      let isNew: Bool
      if members.count < 16 {
        isNew = !members.contains { JSONObject.isSame($0.name, name) }
      } else {
        if members.count == 16 { names = Set(members.map { Array($0.name.utf8) }) }
        isNew = names.insert(Array(name.utf8)).inserted
      }
      guard isNew else { throw error(.duplicateKey(name), at: place) }
      members.append(JSONObject.Member(name: name, value: try value(of: next())))
    }
    return .object(JSONObject(unique: members))
  }
}
