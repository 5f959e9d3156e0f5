/// A message of a protocol buffer in text form, with typed looks at its fields; every complaint names
/// the line.
struct TextProtoMessage {
  /// Where it stands, for sentences: `model.ssd`; empty for the file.
  let path: String
  private let bytes: [UInt8]
  private let fields: [TextProtoFile.Field]
  /// The line where it begins, counted from 1.
  let line: Int

  /// Reads a file.
  init(_ source: ConfigSource) throws(ConfigReadError) {
    var scanner = TextProtoScanner(source.bytes, target: "")
    do throws(EmitError) {
      fields = try scanner.fields(until: nil, depth: 0)
    } catch {
      guard case .badBase(_, let line, let reason, _) = error else {
        throw .malformed(line: 1, column: nil, reason: "\(error)")
      }
      throw .malformed(line: line ?? 1, column: nil, reason: reason)
    }
    bytes = source.bytes
    path = ""
    line = 1
  }

  private init(_ field: TextProtoFile.Field, of parent: TextProtoMessage) {
    bytes = parent.bytes
    fields = field.children
    path = parent.path.isEmpty ? field.name : "\(parent.path).\(field.name)"
    line = parent.line(of: field)
  }

  private func line(of field: TextProtoFile.Field) -> Int {
    bytes[..<field.range.lowerBound].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  /// The names of the fields that are there, in order.
  var names: [String] { fields.map(\.name) }

  /// Whether a field is there.
  func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

  /// The line of a field, or of the message where it is not there.
  func line(of name: String) -> Int { fields.last { $0.name == name }.map(line) ?? line }

  /// The message of a field; nothing where it is not there or no message.
  func message(_ name: String) -> TextProtoMessage? { messages(name).last }

  /// All messages of a repeated field.
  func messages(_ name: String) -> [TextProtoMessage] {
    fields.filter { $0.name == name && isMessage($0) }.map { TextProtoMessage($0, of: self) }
  }

  /// The message at the end of a path.
  func message(at path: [String]) -> TextProtoMessage? {
    path.reduce(Optional(self)) { $0?.message($1) }
  }

  private func isMessage(_ field: TextProtoFile.Field) -> Bool {
    [0x7B, 0x3C].contains(bytes[field.valueRange.lowerBound])
  }

  private func value(_ field: TextProtoFile.Field) -> String {
    String(decoding: bytes[field.valueRange], as: UTF8.self)
  }

  /// A field's value as it is written; nothing where it is not there.
  func written(_ name: String) -> String? { fields.last { $0.name == name }.map(value) }

  /// A number; nothing where it is not there.
  func double(_ name: String) throws(ConfigReadError) -> Double? {
    guard let text = written(name) else { return nil }
    guard let value = Double(text), value.isFinite else { throw wrongKind(name, text, "a number") }
    return value
  }

  /// A whole number; nothing where it is not there.
  func int(_ name: String) throws(ConfigReadError) -> Int? {
    guard let text = written(name) else { return nil }
    guard let value = Int(text) else { throw wrongKind(name, text, "a whole number") }
    return value
  }

  /// True or false; nothing where it is not there.
  func bool(_ name: String) throws(ConfigReadError) -> Bool? {
    guard let text = written(name) else { return nil }
    switch text {
    case "true", "True", "t", "1": return true
    case "false", "False", "f", "0": return false
    default: throw wrongKind(name, text, "true or false")
    }
  }

  /// The numbers of a repeated field, in order: each by itself, or in lists.
  func doubles(_ name: String) throws(ConfigReadError) -> [Double] {
    var values: [Double] = []
    for field in fields where field.name == name {
      let text = value(field)
      let inner = text.hasPrefix("[") ? String(text.dropFirst().dropLast()) : text
      for part in inner.split(whereSeparator: { ", \n\t\r".contains($0) }) {
        guard let value = Double(part), value.isFinite else {
          throw wrongKind(name, String(part), "numbers")
        }
        values.append(value)
      }
    }
    return values
  }

  /// A text without its quotes; nothing where it is not there. Escapes stay as they are.
  func text(_ name: String) throws(ConfigReadError) -> String? {
    guard let written = written(name) else { return nil }
    guard let quote = written.first, quote == "\"" || quote == "'", written.count >= 2 else {
      throw wrongKind(name, written, "a text in quotes")
    }
    return String(written.dropFirst().dropLast())
  }

  /// A complaint about a field.
  func wrongKind(_ name: String, _ found: String, _ expected: String) -> ConfigReadError {
    .wrongKind(
      setting: path.isEmpty ? name : "\(path).\(name)", line: line(of: name),
      found: "'\(found.prefix(60))'", expected: expected)
  }

  /// A complaint about a field that says something else than is modeled.
  func unsupported(_ name: String, _ found: String, known: String) -> ConfigReadError {
    .unsupported(
      setting: path.isEmpty ? name : "\(path).\(name)", line: line(of: name), found: found,
      known: known)
  }
}
