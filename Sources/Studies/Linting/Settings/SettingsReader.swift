import JSONText
import Lint
import Text

/// Reads a settings file value by value, and says where it is wrong.
struct SettingsReader {
  private var reader: JSONPullReader
  private let path: String
  /// The token that complaints point at.
  private var place = 0

  init(_ bytes: [UInt8], path: String) {
    reader = JSONPullReader(bytes, syntax: .relaxed)
    self.path = path
  }

  /// The next event, with the file's name in what goes wrong.
  private mutating func next() throws -> JSONEvent {
    do {
      let event = try reader.next()
      switch event {
      case .key, .string, .number: place = reader.tokenOffset
      default: break
      }
      return event
    } catch {
      throw SettingsError(
        path: path, line: error.line, column: error.column, fault: .json(error.fault))
    }
  }

  /// A complaint about the latest token.
  func complaint(_ fault: SettingsError.Fault) -> SettingsError {
    // The fault is only the carrier of the place.
    let error = reader.error(.badEscape, at: place)
    return SettingsError(path: path, line: error.line, column: error.column, fault: fault)
  }

  /// Members of the object that is due, each with its name.
  ///
  /// - Parameter known: the names that there are; `nil` lets any pass.
  mutating func members(
    known: [String]?, _ each: (String, inout SettingsReader) throws -> Void
  ) throws {
    guard try next() == .beginObject else { throw complaint(.noObject) }
    var seen: Set<String> = []
    while try next() == .key {
      let name = reader.text
      if let known, !known.contains(name) {
        let nearest = EditDistance.nearest(to: name, among: known)
        throw complaint(.unknownSetting(name, nearest: nearest, known: known))
      }
      guard seen.insert(name).inserted else { throw complaint(.repeated(name)) }
      try each(name, &self)
    }
  }

  /// A list of texts, each of which is checked where it stands.
  mutating func strings(
    _ check: (String, SettingsReader) throws -> Void = { _, _ in }
  ) throws -> [String] {
    guard try next() == .beginArray else { throw complaint(.noList) }
    var found: [String] = []
    while true {
      switch try next() {
      case .endArray: return found
      case .string:
        try check(reader.text, self)
        found.append(reader.text)
      default: throw complaint(.noText)
      }
    }
  }

  /// A text.
  mutating func string() throws -> String {
    guard try next() == .string else { throw complaint(.noText) }
    return reader.text
  }

  /// A number.
  mutating func number() throws -> Double {
    guard try next() == .number else { throw complaint(.noNumber) }
    return reader.double
  }

  /// A text that means something.
  mutating func value<Value>(_ expected: String, _ make: (String) -> Value?) throws -> Value {
    guard let value = make(try string()) else { throw complaint(.badValue(expected: expected)) }
    return value
  }

  /// One of several words.
  mutating func choice<Value>(_ make: (String) -> Value?, of words: [String]) throws -> Value {
    try value("one of \(words.joined(separator: ", "))", make)
  }

  /// Gives the linter's own complaints a place.
  func checked(_ body: () throws -> Void) throws {
    do { try body() } catch let error as LintError { throw complaint(.lint(error)) }
  }

  /// Nothing may follow.
  mutating func end() throws { _ = try next() }
}
