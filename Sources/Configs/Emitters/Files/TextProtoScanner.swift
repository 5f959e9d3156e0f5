/// Walks over a protocol buffer in text form.
struct TextProtoScanner {
  private let bytes: [UInt8]
  private let target: String
  private var position = 0
  /// Messages inside messages; protobuf itself stops at 100.
  private static let deepest = 100

  /// Starts at the first byte.
  init(_ bytes: [UInt8], target: String) {
    self.bytes = bytes
    self.target = target
  }

  /// The fields up to a closing byte, or to the end.
  mutating func fields(
    until closing: UInt8?, depth: Int
  ) throws(EmitError) -> [TextProtoFile.Field] {
    guard depth < Self.deepest else { throw fault("messages are nested too deep") }
    var fields: [TextProtoFile.Field] = []
    while true {
      skipBlanks()
      guard position < bytes.count else {
        if closing == nil { return fields }
        throw fault("the text ends inside a message")
      }
      if bytes[position] == closing {
        position += 1
        return fields
      }
      fields.append(try field(depth: depth))
    }
  }

  private mutating func field(depth: Int) throws(EmitError) -> TextProtoFile.Field {
    let start = position
    let name = try word("a field's name")
    skipBlanks()
    if peek == 0x3A {
      position += 1
      skipBlanks()
    }
    let valueStart = position
    var children: [TextProtoFile.Field] = []
    switch peek {
    case 0x7B, 0x3C:
      let closing: UInt8 = peek == 0x7B ? 0x7D : 0x3E
      position += 1
      children = try fields(until: closing, depth: depth + 1)
    case 0x5B: try skipList()
    case 0x22, 0x27: try skipStrings()
    default: _ = try word("a value")
    }
    let end = position
    skipBlanks()
    // A separator after a field is allowed and stays where it is.
    if peek == 0x2C || peek == 0x3B { position += 1 }
    return TextProtoFile.Field(
      name: name, range: start..<end, valueRange: valueStart..<end, children: children)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func word(_ expected: String) throws(EmitError) -> String {
    let start = position
    // Extension names stand in brackets; numbers have signs and points.
    while let byte = peek, Self.isWord(byte) { position += 1 }
    guard position > start else { throw fault("\(expected) was expected") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }

  private mutating func skipStrings() throws(EmitError) {
    // Strings side by side are one.
    while let quote = peek, quote == 0x22 || quote == 0x27 {
      position += 1
      while let byte = peek, byte != quote {
        guard byte != 0x0A else { throw fault("a string is not closed") }
        position += byte == 0x5C ? 2 : 1
      }
      guard position < bytes.count else { throw fault("a string is not closed") }
      position += 1
      let end = position
      skipBlanks()
      if peek != 0x22, peek != 0x27 {
        position = end
        return
      }
    }
  }

  private mutating func skipList() throws(EmitError) {
    var depth = 0
    repeat {
      skipBlanks()
      guard let byte = peek else { throw fault("a list is not closed") }
      switch byte {
      case 0x22, 0x27: try skipStrings()
      case 0x5B, 0x7B: (depth, position) = (depth + 1, position + 1)
      case 0x5D, 0x7D: (depth, position) = (depth - 1, position + 1)
      default: position += 1
      }
    } while depth > 0
  }

  private mutating func skipBlanks() {
    while let byte = peek {
      if byte == 0x23 {
        while let byte = peek, byte != 0x0A { position += 1 }
      } else if byte == 0x20 || (0x09...0x0D).contains(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  private func fault(_ reason: String) -> EmitError {
    let line = bytes[..<min(position, bytes.count)].count { $0 == 0x0A } + 1
    return .badBase(
      target: target, line: line, reason: reason, remedy: "Give a file that the trainer reads")
  }
}
