/// Lists that a text field holds as Python writes them, as in TAO's specs.
extension TextProtoMessage {
  /// The rows of `"[(116, 90), (156, 198)]"` or `"[[1.0, 2.0], [0.5]]"`; numbers without brackets of
  /// their own are one row. Nothing where the field is not there, or says `None`.
  func table(_ name: String) throws(ConfigReadError) -> [[Double]]? {
    guard let text = try text(name), !text.isEmpty, text != "None" else { return nil }
    var rows: [[Double]] = []
    var flat: [Double] = []
    var depth = 0
    var rest = text[...]
    while let first = rest.first {
      switch first {
      case "[", "(":
        depth += 1
        if depth == 2 { rows.append([]) }
        rest.removeFirst()
      case "]", ")":
        depth -= 1
        rest.removeFirst()
      case " ", ",": rest.removeFirst()
      default:
        let word = rest.prefix { !"[](), ".contains($0) }
        guard let value = Double(word), value.isFinite, (1...2).contains(depth) else {
          throw wrongKind(name, text, "a list of numbers, or of lists of them")
        }
        if depth == 2 { rows[rows.count - 1].append(value) } else { flat.append(value) }
        rest = rest.dropFirst(word.count)
      }
      guard (0...2).contains(depth) else {
        throw wrongKind(name, text, "a list of numbers, or of lists of them")
      }
    }
    guard depth == 0, rows.isEmpty || flat.isEmpty else {
      throw wrongKind(name, text, "a list of numbers, or of lists of them")
    }
    return flat.isEmpty ? rows : [flat]
  }
}
