import Labels

/// boost's `property_tree`, as Caffe reads VOC files with it.
enum PropertyTree {
  /// `data()`: the text right inside, joined. Text of nothing but blanks is none: rapidxml passes
  /// over it before it looks for text.
  static func data(_ element: RawElement) -> String {
    element.content.reduce(into: "") { text, piece in
      guard case .text(let part, let isCDATA) = piece else { return }
      if isCDATA || !part.utf8.allSatisfy(isBlank) { text += part }
    }
  }

  /// `get<int>`: blanks, a sign, digits, blanks, and nothing else; nothing beyond 32 bits.
  static func integer(_ element: RawElement) -> Int32? {
    var text = data(element).utf8[...]
    text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    let digits =
      text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
      ? text.dropFirst() : text
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int32(String(decoding: text, as: UTF8.self))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// `std::isspace`.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
