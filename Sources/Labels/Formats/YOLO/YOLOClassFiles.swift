/// The files that name the classes of YOLO labels.
enum YOLOClassFiles {
  static let all = [
    ClassNamesFile(name: "classes.txt", parse: parseLines),
    ClassNamesFile(name: "obj.names", parse: parseLines),
    ClassNamesFile(name: "_darknet.labels", parse: parseLines),
    ClassNamesFile(name: "data.yaml", parse: parseYAML),
    ClassNamesFile(name: "dataset.yaml", parse: parseYAML),
  ]

  /// One name a line; blank lines end nothing but are no names.
  static func parseLines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map(trim).filter { !$0.isEmpty }
  }

  /// The `names` of a YOLO `data.yaml`: `[a, b]`, a list of `- a`, or `0: a` in any order.
  static func parseYAML(_ text: String) -> [String] {
    var names: [String] = []
    var numbered: [(Int, String)] = []
    var isInside = false
    for line in text.split(whereSeparator: \.isNewline) {
      let content = line.prefix { $0 != "#" }
      let trimmed = trim(content)
      if !isInside {
        guard content.hasPrefix("names:") else { continue }
        let rest = trim(content.dropFirst(6))
        if rest.hasPrefix("["), rest.hasSuffix("]") {
          return rest.dropFirst().dropLast().split(separator: ",").map { unquote(trim($0)) }
        }
        isInside = rest.isEmpty
      } else if trimmed.isEmpty {
        continue
      } else if trimmed.hasPrefix("- ") {
        names.append(unquote(trim(trimmed.dropFirst(2))))
      } else if content.first == " ", let colon = trimmed.firstIndex(of: ":"),
        let number = Int(trimmed[..<colon])
      {
        numbered.append((number, unquote(trim(trimmed[trimmed.index(after: colon)...]))))
      } else {
        break
      }
    }
    guard numbered.map(\.0).sorted() == Array(numbered.indices) else { return names }
    return numbered.isEmpty ? names : numbered.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func trim(_ text: some StringProtocol) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func unquote(_ text: String) -> String {
    guard text.count >= 2, let first = text.first, first == text.last, "'\"".contains(first) else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }
}
