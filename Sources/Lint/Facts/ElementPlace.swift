import Labels

/// Finds an element in the bytes of an XML file, for findings about a field whose place the reader
/// does not keep: clean files must not pay for places that nobody asks for.
enum ElementPlace {
  /// The place of the first start tag of that name; `nil` where there is none (or the text is in
  /// an encoding that does not hold ASCII).
  static func find(_ name: String, in bytes: UnsafeRawBufferPointer) -> TextPosition? {
    let tag = Array("<\(name)".utf8)
    var line = 1
    var lineStart = 0
    var at = 0
    while at + tag.count < bytes.count {
      if bytes[at] == UInt8(ascii: "\n") {
        line += 1
        lineStart = at + 1
      } else if bytes[at] == tag[0], isTag(tag, at, bytes) {
        return TextPosition(line: line, column: at - lineStart + 1)
      }
      at += 1
    }
    return nil
  }

  /// Whether the tag stands there, and not one whose name is longer.
  private static func isTag(_ tag: [UInt8], _ at: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard tag.indices.allSatisfy({ bytes[at + $0] == tag[$0] }) else { return false }
    return [" ", "\t", "\r", "\n", "/", ">"].contains(UnicodeScalar(bytes[at + tag.count]))
  }
}
