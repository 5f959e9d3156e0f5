/// Writes JSON. The same tree and options give the same bytes.
public struct JSONWriter: Sendable {
  /// How the text is laid out.
  public enum Style: Hashable, Sendable {
    /// No blanks at all.
    case compact
    /// Two spaces a level, one member or element a line.
    case pretty
    /// The bytes of Python's `json.dump(value, sort_keys=True, indent=0)`: a line break after each
    /// `{ [ ,` and before each `} ]`, ASCII only, whole numbers as they are and others as `repr`.
    case pythonIndentZero
  }

  /// How the members of objects are ordered.
  public enum KeyOrder: Hashable, Sendable {
    /// By code points of the names, as Python sorts.
    case sorted
    /// As they stand in the tree.
    case asGiven
  }

  /// How the text is laid out.
  public let style: Style
  /// How members are ordered; Python's style always sorts.
  public let keyOrder: KeyOrder
  /// A name that comes first in the outermost object, before the order: `schema`.
  public let firstKey: String?

  /// A writer.
  public init(style: Style, keyOrder: KeyOrder = .sorted, firstKey: String? = nil) {
    self.style = style
    self.keyOrder = style == .pythonIndentZero ? .sorted : keyOrder
    self.firstKey = firstKey
  }

  /// The text of a tree as UTF-8, without a line break at the end.
  public func write(_ value: JSONValue) -> [UInt8] {
    var out: [UInt8] = []
    append(value, level: 0, to: &out)
    return out
  }

  /// The text of a tree, without a line break at the end.
  public func text(_ value: JSONValue) -> String {
    String(decoding: write(value), as: UTF8.self)
  }

  private func append(_ value: JSONValue, level: Int, to out: inout [UInt8]) {
    switch value {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .number(let number):
      out += (style == .pythonIndentZero ? number.pythonText : number.text).utf8
    case .string(let text): Self.appendQuoted(text, ascii: style == .pythonIndentZero, to: &out)
    case .array(let elements):
      out.append(0x5B)
      for (place, element) in elements.enumerated() {
        breakLine(first: place == 0, level: level + 1, to: &out)
        append(element, level: level + 1, to: &out)
      }
      close(0x5D, empty: elements.isEmpty, level: level, to: &out)
    case .object(let object):
      out.append(0x7B)
      for (place, member) in ordered(object, level: level).enumerated() {
        breakLine(first: place == 0, level: level + 1, to: &out)
        Self.appendQuoted(member.name, ascii: style == .pythonIndentZero, to: &out)
        out.append(0x3A)
        if style != .compact { out.append(0x20) }
        append(member.value, level: level + 1, to: &out)
      }
      close(0x7D, empty: object.members.isEmpty, level: level, to: &out)
    }
  }

  private func breakLine(first: Bool, level: Int, to out: inout [UInt8]) {
    if !first { out.append(0x2C) }
    switch style {
    case .compact: break
    case .pretty:
      out.append(0x0A)
      out += repeatElement(0x20, count: 2 * level)
    case .pythonIndentZero: out.append(0x0A)
    }
  }

  private func close(_ bracket: UInt8, empty: Bool, level: Int, to out: inout [UInt8]) {
    if !empty { breakLine(first: true, level: level, to: &out) }
    out.append(bracket)
  }

  private func ordered(_ object: JSONObject, level: Int) -> [JSONObject.Member] {
    guard keyOrder == .sorted || level == 0 && firstKey != nil else { return object.members }
    var members = object.members
    if keyOrder == .sorted {
      // Bytes of UTF-8 sort as code points do; Swift's own `<` compares normalized text.
      members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
    if level == 0, let firstKey, let place = members.firstIndex(where: { $0.name == firstKey }) {
      members.insert(members.remove(at: place), at: 0)
    }
    return members
  }
}
