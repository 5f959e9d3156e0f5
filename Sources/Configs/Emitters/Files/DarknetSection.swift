/// A section of a darknet cfg.
///
/// Read as darknet does: blanks do not count, `#` and `;` begin a comment at the start of a line,
/// an option is split at its first `=`, and of an option that stands twice the first counts.
struct DarknetSection: Hashable, Sendable {
  /// An option's value and its line, counted from 0.
  struct Option: Hashable, Sendable {
    let line: Int
    let value: String
  }

  /// With its brackets, in lower case: `[yolo]`.
  let name: String
  /// Its line, counted from 0.
  let line: Int
  private(set) var options: [String: Option] = [:]

  /// The sections of a file; options before the first are left out.
  static func all(of lines: BaseLines) -> [DarknetSection] {
    var sections: [DarknetSection] = []
    for index in 0..<lines.count {
      let text = lines[index].filter { !$0.isWhitespace }
      guard let first = text.first, first != "#", first != ";" else { continue }
      if first == "[" {
        sections.append(DarknetSection(name: text.lowercased(), line: index))
      } else if let sign = text.firstIndex(of: "="), !sections.isEmpty {
        let value = String(text[text.index(after: sign)...])
        sections[sections.count - 1].add(String(text[..<sign]), Option(line: index, value: value))
      }
    }
    return sections
  }

  private init(name: String, line: Int) {
    self.name = name
    self.line = line
  }

  private mutating func add(_ name: String, _ option: Option) {
    if options[name] == nil { options[name] = option }
  }

  /// Whether it states the network's input.
  var isNetwork: Bool { name == "[net]" || name == "[network]" }
}
