/// An existing file's lines, of which some are replaced and all others kept to the byte.
struct BaseLines {
  private let lines: [ArraySlice<UInt8>]
  private let lineBreak: [UInt8]

  /// Splits at line feeds; a carriage return before one stays with its line.
  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    lineBreak = lines.first?.last == 0x0D ? [0x0D, 0x0A] : [0x0A]
  }

  /// The number of lines, the empty one after the last line feed counted.
  var count: Int { lines.count }

  /// A line for reading, without its end; bytes that are not UTF-8 are replaced here, not in the
  /// file.
  subscript(index: Int) -> Substring {
    var line = lines[index]
    if line.last == 0x0D { line.removeLast() }
    return Substring(String(decoding: line, as: UTF8.self))
  }

  /// The file with other lines in place of some. An empty list removes a line.
  func replacing(_ replacements: [Int: [String]]) -> [UInt8] {
    var out: [UInt8] = []
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      guard let texts = replacements[index] else {
        out += line
        if !isLast { out.append(0x0A) }
        continue
      }
      for (place, text) in texts.enumerated() {
        out += text.utf8
        if !isLast || place < texts.count - 1 { out += lineBreak }
      }
    }
    return out
  }
}
