import CYAML

/// Reads one YAML document with libyaml's events into ``YAMLNode``.
///
/// Limits keep a hostile file harmless: its size, the depth of its values, and what its aliases
/// expand to (values that an alias names count as often as they are named).
public struct YAMLParser {
  /// 1 MiB: tens of thousands of names.
  public static let sizeLimit = 1 << 20
  /// How deep values may lie in one another.
  public static let depthLimit = 32
  /// How many values there may be, aliases expanded; a text counts once more for each 64 bytes.
  public static let weightLimit = 200_000

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeRawBufferPointer
  private var open: [Frame] = []
  private var anchors: [String: YAMLNode] = [:]
  private var weight = 0
  private var root: YAMLNode?

  /// A sequence or mapping that has begun.
  private struct Frame {
    let isMapping: Bool
    let anchor: String?
    let line: Int
    var items: [YAMLNode] = []
  }

  /// Reads a text.
  ///
  /// - Returns: its one document; nothing where the text has none.
  /// - Throws: ``YAMLFault`` with the line.
  public static func read(_ bytes: [UInt8]) throws(YAMLFault) -> YAMLNode? {
    guard bytes.count <= sizeLimit else {
      throw YAMLFault(line: 1, reason: "larger than \(sizeLimit) bytes")
    }
    let state = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { state.deallocate() }
    guard yaml_parser_initialize(state) == 1 else {
      throw YAMLFault(line: 1, reason: "no memory to read it")
    }
    defer { yaml_parser_delete(state) }
    let result = bytes.withUnsafeBytes { bytes -> Result<YAMLNode?, YAMLFault> in
      yaml_parser_set_input_string(
        state, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
      var parser = YAMLParser(parser: state, bytes: bytes)
      return Result { () throws(YAMLFault) in try parser.run() }
    }
    return try result.get()
  }

  private init(parser: UnsafeMutablePointer<yaml_parser_t>, bytes: UnsafeRawBufferPointer) {
    self.parser = parser
    self.bytes = bytes
  }

  private mutating func run() throws(YAMLFault) -> YAMLNode? {
    var documents = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
      defer { yaml_event_delete(&event) }
      let line = Int(event.start_mark.line) + 1
      switch event.type {
      case YAML_STREAM_END_EVENT: return root
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        guard documents == 1 else { throw YAMLFault(line: line, reason: "a second document") }
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let text = String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        let node = YAMLNode(
          content: .scalar(text), line: line, weight: 1 + text.utf8.count / 64)
        try place(node, anchor: Self.name(scalar.anchor))
      case YAML_ALIAS_EVENT:
        let name = Self.name(event.data.alias.anchor) ?? ""
        guard var node = anchors[name] else {
          throw YAMLFault(line: line, reason: "the alias *\(name) names nothing before it")
        }
        node.line = line
        try place(node, anchor: nil)
      case YAML_SEQUENCE_START_EVENT:
        try begin(isMapping: false, Self.name(event.data.sequence_start.anchor), line)
      case YAML_MAPPING_START_EVENT:
        try begin(isMapping: true, Self.name(event.data.mapping_start.anchor), line)
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try end()
      default: break
      }
    }
  }

  private mutating func begin(
    isMapping: Bool, _ anchor: String?, _ line: Int
  ) throws(YAMLFault) {
    guard open.count < Self.depthLimit else {
      throw YAMLFault(line: line, reason: "values more than \(Self.depthLimit) deep")
    }
    open.append(Frame(isMapping: isMapping, anchor: anchor, line: line))
  }

  private mutating func end() throws(YAMLFault) {
    guard let frame = open.popLast() else { return }
    let items = frame.items
    let weight = items.reduce(1) { $0 + $1.weight }
    var content = YAMLNode.Content.sequence(items)
    if frame.isMapping {
      content = .mapping(
        stride(from: 0, to: items.count - 1, by: 2).map {
          YAMLNode.Entry(key: items[$0], value: items[$0 + 1])
        })
    }
    // Its items were counted when they were placed.
    self.weight -= weight - 1
    try place(
      YAMLNode(content: content, line: frame.line, weight: weight), anchor: frame.anchor)
  }

  private mutating func place(_ node: YAMLNode, anchor: String?) throws(YAMLFault) {
    weight += node.weight
    guard weight <= Self.weightLimit else {
      throw YAMLFault(line: node.line, reason: "more than \(Self.weightLimit) values")
    }
    if let anchor { anchors[anchor] = node }
    if open.isEmpty { root = node } else { open[open.count - 1].items.append(node) }
  }

  /// What libyaml stopped at.
  private var fault: YAMLFault {
    let state = parser.pointee
    guard state.error != YAML_READER_ERROR else {
      let before = bytes.prefix(state.problem_offset)
      return YAMLFault(
        line: before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) },
        reason: "a byte that is no UTF-8, or no text")
    }
    let words = state.problem.map { String(cString: $0) } ?? "no YAML"
    return YAMLFault(line: Int(state.problem_mark.line) + 1, reason: words)
  }

  private static func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    anchor.map { String(cString: $0) }
  }
}
