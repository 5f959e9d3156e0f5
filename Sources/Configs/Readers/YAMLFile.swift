import YAMLText

/// A YAML file with typed looks at its settings; every complaint names the line.
struct YAMLFile {
  /// The outermost mapping.
  let root: YAMLNode

  init(_ source: ConfigSource) throws(ConfigReadError) {
    do throws(YAMLFault) {
      guard let root = try YAMLParser.read(source.bytes) else {
        throw YAMLFault.empty
      }
      self.root = root
    } catch {
      throw .malformed(line: error.line, column: nil, reason: error.reason)
    }
  }

  /// The value at the end of a path of keys.
  func node(_ path: [String]) -> YAMLNode? {
    path.reduce(Optional(root)) { $0?[$1] }
  }

  /// A whole number; nothing where it is not there.
  func int(_ path: [String]) throws(ConfigReadError) -> Int? {
    guard let node = node(path) else { return nil }
    guard let text = node.text, let value = Int(text) else {
      throw wrongKind(path.joined(separator: "."), node, "a whole number")
    }
    return value
  }

  /// A number; nothing where it is not there.
  func double(_ path: [String]) throws(ConfigReadError) -> Double? {
    guard let node = node(path) else { return nil }
    return try double(node, called: path.joined(separator: "."))
  }

  /// A text; nothing where it is not there.
  func text(_ path: [String]) throws(ConfigReadError) -> String? {
    guard let node = node(path) else { return nil }
    guard let text = node.text else {
      throw wrongKind(path.joined(separator: "."), node, "a text")
    }
    return text
  }

  /// A list of texts; nothing where it is not there. A mapping of numbers to texts is one, too.
  func texts(_ path: [String]) throws(ConfigReadError) -> [String]? {
    guard let node = node(path) else { return nil }
    let name = path.joined(separator: ".")
    let items: [YAMLNode]
    switch node.content {
    case .sequence(let list): items = list
    case .mapping(let entries):
      let numbered = entries.compactMap { entry in entry.key.text.flatMap { Int($0) } }
      guard numbered == Array(0..<entries.count) else {
        throw wrongKind(name, node, "names of the numbers from 0 on")
      }
      items = entries.map(\.value)
    case .scalar: throw wrongKind(name, node, "a list")
    }
    var texts: [String] = []
    for item in items {
      guard let text = item.text else { throw wrongKind(name, item, "a list of texts") }
      texts.append(text)
    }
    return texts
  }

  /// A list of numbers; nothing where it is not there.
  func doubles(_ path: [String]) throws(ConfigReadError) -> [Double]? {
    guard let node = node(path) else { return nil }
    return try doubles(node, called: path.joined(separator: "."))
  }

  /// A list of lists of numbers; nothing where it is not there.
  func table(_ path: [String]) throws(ConfigReadError) -> [[Double]]? {
    guard let node = node(path) else { return nil }
    let name = path.joined(separator: ".")
    guard case .sequence(let rows) = node.content else {
      throw wrongKind(name, node, "a list of lists")
    }
    var table: [[Double]] = []
    for row in rows { table.append(try doubles(row, called: name)) }
    return table
  }

  /// The numbers of a list.
  func doubles(_ node: YAMLNode, called name: String) throws(ConfigReadError) -> [Double] {
    guard case .sequence(let items) = node.content else {
      throw wrongKind(name, node, "a list of numbers")
    }
    var values: [Double] = []
    for item in items { values.append(try double(item, called: name)) }
    return values
  }

  private func double(_ node: YAMLNode, called name: String) throws(ConfigReadError) -> Double {
    guard let text = node.text, let value = Double(text), value.isFinite else {
      throw wrongKind(name, node, "a number")
    }
    return value
  }

  private func wrongKind(
    _ name: String, _ node: YAMLNode, _ expected: String
  ) -> ConfigReadError {
    let found =
      switch node.content {
      case .scalar(let text): "'\(text.prefix(60))'"
      case .sequence: "a list"
      case .mapping: "a mapping"
      }
    return .wrongKind(setting: name, line: node.line, found: found, expected: expected)
  }
}

extension YAMLFault {
  /// A text that holds nothing.
  fileprivate static let empty = YAMLFault(line: 1, reason: "nothing is in it")
}
