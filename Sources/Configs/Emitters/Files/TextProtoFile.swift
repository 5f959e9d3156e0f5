import Boxes

/// A protocol buffer in text form of which some fields are replaced, all else kept to the byte.
///
/// Knows the grammar as far as finding fields takes: comments, strings, messages in `{}` or `<>`,
/// lists, and separators after a field.
struct TextProtoFile {
  /// A field and where it stands.
  struct Field: Hashable {
    /// Its name.
    let name: String
    /// From the name's first byte past the value's last.
    let range: Range<Int>
    /// The value alone.
    let valueRange: Range<Int>
    /// The fields inside, for a message.
    let children: [Field]
  }

  /// The file as it is now.
  private(set) var bytes: [UInt8]
  private var fields: [Field] = []

  /// Reads the structure.
  ///
  /// - Throws: `EmitError.badBase` with the line where the grammar is left.
  init(_ bytes: [UInt8], target: String) throws(EmitError) {
    self.bytes = bytes
    var scanner = TextProtoScanner(bytes, target: target)
    fields = try scanner.fields(until: nil, depth: 0)
  }

  /// The first field at the end of a path of names.
  func field(_ path: [String]) -> Field? {
    var level = fields
    var found: Field?
    for name in path {
      found = level.first { $0.name == name }
      level = found?.children ?? []
    }
    return found
  }

  /// Whether the field at the end of a path is there and a message.
  func isMessage(_ path: [String]) -> Bool {
    field(path).map { [0x7B, 0x3C].contains(bytes[$0.valueRange.lowerBound]) } ?? false
  }

  /// The text of a field's value.
  func value(of field: Field) -> String {
    String(decoding: bytes[field.valueRange], as: UTF8.self)
  }

  /// The whole number at the end of a path.
  func number(_ path: [String]) -> Int? { field(path).flatMap { Int(value(of: $0)) } }

  /// The whole numbers of a field that may be repeated or a list, in their order.
  func numbers(_ name: String, in path: [String]) -> [Int] {
    (field(path)?.children ?? []).filter { $0.name == name }.flatMap { field in
      value(of: field).split { !$0.isNumber }.compactMap { Int($0) }
    }
  }

  /// A width and a height that stand in a message.
  func size(_ path: [String], _ width: String, _ height: String) -> ImageSize? {
    guard let width = number(path + [width]), let height = number(path + [height]) else {
      return nil
    }
    return ImageSize(width: width, height: height)
  }

  /// Puts text in place of a field, name included. A field that is not there changes nothing.
  mutating func replace(_ path: [String], with text: String) {
    guard let field = field(path) else { return }
    replace(field.range, with: text)
  }

  /// Takes a field out, with its line when it has one for itself.
  mutating func remove(_ path: [String]) {
    guard var range = field(path)?.range else { return }
    let before = bytes[..<range.lowerBound].lastIndex { $0 != 0x20 && $0 != 0x09 }
    let after = bytes[range.upperBound...].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    if let before, let after, bytes[before] == 0x0A, bytes[after] == 0x0A {
      range = before + 1..<after + 1
    }
    replace(range, with: "")
  }

  /// Puts a field at the start of a message.
  mutating func insert(_ text: String, into path: [String]) {
    guard let field = field(path) else { return }
    // Past the opening brace.
    replace(field.valueRange.lowerBound + 1..<field.valueRange.lowerBound + 1, with: text)
  }

  private mutating func replace(_ range: Range<Int>, with text: String) {
    bytes.replaceSubrange(range, with: Array(text.utf8))
    var scanner = TextProtoScanner(bytes, target: "")
    // What is put in is well formed, so the structure can be read again.
    if let fields = try? scanner.fields(until: nil, depth: 0) { self.fields = fields }
  }
}
