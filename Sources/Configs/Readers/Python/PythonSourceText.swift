/// A Python file's bytes as UTF-8, whatever encoding it declares.
struct PythonSourceText {
  /// The text, without a byte order mark.
  let bytes: [UInt8]

  /// Takes UTF-8 (Python's default), ASCII and Latin-1 as a file's first two lines declare them.
  ///
  /// - Throws: `malformed` with the line of what is in another encoding.
  init(_ file: [UInt8]) throws(ConfigReadError) {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
      throw Self.fault(1, nil, "the file is in UTF-16; save it as UTF-8")
    }
    let text = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
    guard let declared = Self.declaration(text) else {
      try Self.requireUTF8(text)
      bytes = text
      return
    }
    switch declared.name {
    case "utf-8", "utf8", "utf_8", "u8", "ascii", "us-ascii":
      try Self.requireUTF8(text)
      bytes = text
    case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1":
      bytes = text.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
    default:
      throw Self.fault(
        declared.line, nil,
        "the file declares the encoding '\(declared.name)', expected utf-8 or latin-1; save it as UTF-8"
      )
    }
  }

  /// `coding: NAME` or `coding=NAME` in a comment of the first two lines.
  private static func declaration(_ text: [UInt8]) -> (name: String, line: Int)? {
    let lines = text.prefix(4096).split(
      separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    for (place, line) in lines.prefix(2).enumerated() {
      let line = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
      guard line.first == 0x23 else {
        if line.allSatisfy({ $0 == 0x0D }) { continue }
        return nil
      }
      let word = Array("coding".utf8)
      for start in line.indices where line[start...].starts(with: word) {
        var rest = line[start...].dropFirst(word.count)
        guard let sign = rest.popFirst(), sign == 0x3A || sign == 0x3D else { continue }
        let name = rest.drop { $0 == 0x20 || $0 == 0x09 }.prefix {
          PythonTokenizer.isWordByte($0) && $0 < 0x80 || $0 == 0x2D || $0 == 0x2E
        }
        guard !name.isEmpty else { continue }
        return (String(decoding: name, as: UTF8.self).lowercased(), place + 1)
      }
    }
    return nil
  }

  private static func requireUTF8(_ text: [UInt8]) throws(ConfigReadError) {
    var line = 1
    var lineStart = 0
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte < 0x80 {
        place += 1
        if byte == 0x0A { (line, lineStart) = (line + 1, place) }
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let scalar = text[place..<min(place + length, text.count)]
      guard byte >= 0xC2, byte <= 0xF4, String(validating: scalar, as: UTF8.self) != nil else {
        throw fault(
          line, place - lineStart + 1,
          "the byte 0x\(String(byte, radix: 16, uppercase: true)) is no UTF-8; save the file as UTF-8"
        )
      }
      place += length
    }
  }

  private static func fault(_ line: Int, _ column: Int?, _ reason: String) -> ConfigReadError {
    .malformed(line: line, column: column, reason: reason)
  }
}
