import Text

/// How much of JSON5 is accepted beyond RFC 8259.
public enum JSONSyntax: Hashable, Sendable {
  /// RFC 8259 and nothing more (a byte-order mark at the start is skipped).
  case strict
  /// Also `//` and `/* */` comments, a comma before `]` and `}`, single-quoted strings, and names
  /// without quotes (`[A-Za-z_$][A-Za-z0-9_$]*`).
  case relaxed
  /// RFC 8259 and the words that Python's `json` writes for numbers that are not finite: `NaN`,
  /// `Infinity`, `-Infinity`. A number too large for a `Double` counts as one of them.
  case nonFinite
}

/// What a `JSONPullReader` met.
public enum JSONEvent: Hashable, Sendable {
  /// `{`.
  case beginObject
  /// `}`.
  case endObject
  /// `[`.
  case beginArray
  /// `]`.
  case endArray
  /// The name of a member; its value is next. See ``JSONPullReader/text``.
  case key
  /// A string. See ``JSONPullReader/text``.
  case string
  /// A number. See ``JSONPullReader/double``.
  case number
  /// `NaN`, `Infinity`, `-Infinity` or a number too large, where the syntax has them. See
  /// ``JSONPullReader/text``.
  case nonFinite
  /// `true` or `false`.
  case bool(Bool)
  /// `null`.
  case null
  /// The end of the document, only blanks behind it.
  case end
}

/// Reads JSON as a stream of events, without a tree and without allocating for what is skipped.
///
///     var reader = JSONPullReader(bytes)
///     while try reader.next() != .end { … reader.isText("bbox") … reader.double … }
///
/// Strings, escapes, UTF-8 and numbers are checked as they pass. Two members of one name are
/// **not** noticed here, because that needs memory: `JSONReader` notices.
public struct JSONPullReader: Sendable {
  /// The most levels of arrays and objects.
  public static let depthLimit = 64

  let bytes: [UInt8]
  let syntax: JSONSyntax
  var position: Int
  /// The token of the last event: what lies between the quotes, or the number.
  var token = 0..<0
  /// The last number as it was scanned.
  var decimal = DecimalDigits()
  /// Whether the last string has an escape.
  var hasEscape = false

  /// One bit a level, set for an object.
  private var objects: UInt64 = 0
  private var depth = 0
  private var expects = Expectation.value

  private enum Expectation { case value, valueOrEnd, key, keyOrEnd, commaOrEnd, end }

  /// Reads these bytes.
  public init(_ bytes: [UInt8], syntax: JSONSyntax = .strict) {
    self.bytes = bytes
    self.syntax = syntax
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private var isInObject: Bool { depth > 0 && objects >> UInt64(depth - 1) & 1 == 1 }

  /// The next event.
  ///
  /// - Throws: `JSONError` with line and column. Reading on after an error is not useful.
  public mutating func next() throws(JSONError) -> JSONEvent {
    try skipBlanks()
    switch expects {
    case .end:
      if position < bytes.count { throw unexpected("nothing after the document") }
      return .end
    case .commaOrEnd:
      let close: UInt8 = isInObject ? 0x7D : 0x5D
      if try peek(isInObject ? "',' or '}'" : "',' or ']'") == close { return end() }
      guard bytes[position] == 0x2C else {
        throw unexpected(isInObject ? "',' or '}'" : "',' or ']'")
      }
      position += 1
      let relaxed = syntax == .relaxed
      expects = isInObject ? (relaxed ? .keyOrEnd : .key) : (relaxed ? .valueOrEnd : .value)
      return try next()
    case .keyOrEnd where try peek("a name or '}'") == 0x7D: return end()
    case .key, .keyOrEnd: return try scanKey()
    case .valueOrEnd where try peek("a value or ']'") == 0x5D: return end()
    case .value, .valueOrEnd: return try scanValue()
    }
  }

  /// Skips the value that follows, with all that it holds.
  ///
  /// Call it where a value is due: after `.key`, or inside an array.
  public mutating func skipValue() throws(JSONError) {
    let level = depth
    repeat { _ = try next() } while depth > level
  }

  private mutating func end() -> JSONEvent {
    let wasObject = isInObject
    position += 1
    depth -= 1
    expects = depth == 0 ? .end : .commaOrEnd
    return wasObject ? .endObject : .endArray
  }

  private mutating func begin(object: Bool) throws(JSONError) -> JSONEvent {
    guard depth < Self.depthLimit else { throw error(.tooDeep(limit: Self.depthLimit)) }
    position += 1
    let bit = UInt64(1) << UInt64(depth)
    objects = object ? objects | bit : objects & ~bit
    depth += 1
    expects = object ? .keyOrEnd : .valueOrEnd
    return object ? .beginObject : .beginArray
  }

  private mutating func scanKey() throws(JSONError) -> JSONEvent {
    let first = try peek("a name in quotes")
    if first == 0x22 || first == 0x27 && syntax == .relaxed {
      try scanString(quote: first)
    } else if syntax == .relaxed, Self.isIdentifier(first), !(0x30...0x39).contains(first) {
      let start = position
      while position < bytes.count, Self.isIdentifier(bytes[position]) { position += 1 }
      token = start..<position
      hasEscape = false
    } else {
      throw unexpected("a name in quotes")
    }
    try skipBlanks()
    guard try peek("':'") == 0x3A else { throw unexpected("':' after the name") }
    position += 1
    expects = .value
    return .key
  }

  private mutating func scanValue() throws(JSONError) -> JSONEvent {
    let first = try peek("a value")
    switch first {
    case 0x7B: return try begin(object: true)
    case 0x5B: return try begin(object: false)
    default: break
    }
    let event: JSONEvent
    switch first {
    case 0x22:
      try scanString(quote: first)
      event = .string
    case 0x27 where syntax == .relaxed:
      try scanString(quote: first)
      event = .string
    case 0x2D, 0x30...0x39:
      if first == 0x2D, syntax == .nonFinite, position + 1 < bytes.count,
        bytes[position + 1] == 0x49
      {
        event = try scanNonFinite("-Infinity")
      } else {
        event = try scanNumber() ? .number : .nonFinite
      }
    case 0x49 where syntax == .nonFinite: event = try scanNonFinite("Infinity")
    case 0x4E where syntax == .nonFinite: event = try scanNonFinite("NaN")
    case 0x74: event = try scanWord("true", .bool(true))
    case 0x66: event = try scanWord("false", .bool(false))
    case 0x6E: event = try scanWord("null", .null)
    default: throw unexpected("a value")
    }
    expects = depth == 0 ? .end : .commaOrEnd
    return event
  }

  private mutating func scanNonFinite(_ word: StaticString) throws(JSONError) -> JSONEvent {
    let start = position
    let event = try scanWord(word, .nonFinite)
    token = start..<position
    hasEscape = false
    return event
  }

  private mutating func scanWord(
    _ word: StaticString, _ event: JSONEvent
  ) throws(JSONError) -> JSONEvent {
    let end = position + word.utf8CodeUnitCount
    var matches = end <= bytes.count
    for offset in 0..<word.utf8CodeUnitCount where matches {
      matches = bytes[position + offset] == word.utf8Start[offset]
    }
    if end < bytes.count, Self.isIdentifier(bytes[end]) { matches = false }
    guard matches else { throw unexpected("a value; words are true, false and null") }
    position = end
    return event
  }
}
