/// The `<?xml …?>` at the beginning of a document.
struct XMLDeclaration {
  /// The encoding that it names, in upper case.
  var encoding: String?
  /// Where the document goes on.
  var end: Int
  /// Whether it is written as the standard says, so that nobody else needs to look at it.
  var isPlain: Bool

  /// Reads a declaration from ASCII-compatible text; nothing when the text begins otherwise.
  init?(_ text: UnsafeRawBufferPointer) {
    guard text.count > 6, text.starts(with: "<?xml".utf8),
      UnsafeRawBufferPointer.isXMLBlank(text[5])
    else { return nil }
    let limit = min(text.count, 1024)
    var at = 5
    var names: [String] = []
    isPlain = true
    end = 0
    while true {
      let before = at
      while at < limit, UnsafeRawBufferPointer.isXMLBlank(text[at]) { at += 1 }
      guard at < limit else { break }
      if text[at] == UInt8(ascii: "?") {
        guard at + 1 < limit, text[at + 1] == UInt8(ascii: ">") else { break }
        end = at + 2
        break
      }
      guard at > before, let (name, value) = Self.attribute(text, &at, limit) else { break }
      names.append(name)
      switch name {
      case "version": isPlain = isPlain && value == "1.0"
      case "encoding":
        encoding = String(decoding: PathBytes.lowercased(value.utf8), as: UTF8.self).uppercased()
      case "standalone": isPlain = isPlain && (value == "yes" || value == "no")
      default: isPlain = false
      }
    }
    let order = ["version", "encoding", "standalone"].filter(names.contains)
    isPlain = isPlain && end > 0 && names == order && names.first == "version"
  }

  private static func attribute(
    _ text: UnsafeRawBufferPointer, _ at: inout Int, _ limit: Int
  ) -> (String, String)? {
    let start = at
    while at < limit, (97...122).contains(text[at]) { at += 1 }
    let name = String(decoding: text[start..<at], as: UTF8.self)
    guard at + 1 < limit, text[at] == UInt8(ascii: "=") else { return nil }
    let quote = text[at + 1]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let valueStart = at + 2
    at = valueStart
    while at < limit, text[at] != quote { at += 1 }
    guard at < limit else { return nil }
    defer { at += 1 }
    return (name, String(decoding: text[valueStart..<at], as: UTF8.self))
  }
}
