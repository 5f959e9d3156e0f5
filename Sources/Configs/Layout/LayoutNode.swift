import JSONText
import Text

/// A value of a layout file with its place. An object remembers which members were asked for.
struct LayoutNode {
  /// `levels[2].shapes[0]`; empty for the whole file.
  let path: String
  let value: JSONValue
  private var asked: [String] = []

  init(path: String, value: JSONValue) {
    self.path = path
    self.value = value
  }

  /// Reads an object: `body` asks for members, and what it did not ask for is refused.
  func object<Result>(
    _ body: (inout LayoutNode) throws(LayoutError) -> Result
  ) throws(LayoutError) -> Result {
    guard let object = value.object else { throw unexpected("an object") }
    var node = self
    let result = try body(&node)
    for member in object.members where !node.asked.contains(member.name) {
      throw .unknownKey(
        path: below(member.name),
        nearest: EditDistance.nearest(to: member.name, among: node.asked),
        known: node.asked)
    }
    return result
  }

  /// A member; nothing when it is absent or `null`.
  mutating func optional(_ name: String) -> LayoutNode? {
    asked.append(name)
    guard let value = value[name], value != .null else { return nil }
    return LayoutNode(path: below(name), value: value)
  }

  /// A member that has to be there.
  mutating func required(_ name: String, _ expected: String) throws(LayoutError) -> LayoutNode {
    guard let node = optional(name) else {
      throw .missing(path: below(name), expected: expected)
    }
    return node
  }

  /// The elements of an array.
  func elements(_ expected: String) throws(LayoutError) -> [LayoutNode] {
    guard let array = value.array else { throw unexpected(expected) }
    return array.enumerated().map { LayoutNode(path: "\(path)[\($0)]", value: $1) }
  }

  /// A number within bounds.
  func number(_ range: ClosedRange<Double>, _ expected: String) throws(LayoutError) -> Double {
    guard let number = value.double, range.contains(number) else { throw unexpected(expected) }
    return number
  }

  /// A whole number within bounds.
  func int(_ range: ClosedRange<Int>) throws(LayoutError) -> Int {
    guard let number = value.int, range.contains(number) else {
      throw unexpected("a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Text.
  func string() throws(LayoutError) -> String {
    guard let text = value.string else { throw unexpected("a string") }
    return text
  }

  /// A truth value.
  func bool() throws(LayoutError) -> Bool {
    guard let flag = value.bool else { throw unexpected("true or false") }
    return flag
  }

  /// One of a list of words.
  func word<Value>(_ words: [(String, Value)]) throws(LayoutError) -> Value {
    if let text = value.string, let found = words.first(where: { $0.0 == text }) { return found.1 }
    throw unexpected("one of " + words.map { "'\($0.0)'" }.joined(separator: ", "))
  }

  /// The complaint that this value is something else.
  func unexpected(_ expected: String) -> LayoutError {
    let found =
      switch value {
      case .number, .string, .bool: JSONWriter(style: .compact).text(value)
      default: value.kind
      }
    return .unexpected(path: path.isEmpty ? "the file" : path, expected: expected, found: found)
  }

  private func below(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
