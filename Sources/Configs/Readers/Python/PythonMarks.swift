/// The names that a file assigns and calls: enough to tell whose Python it is, in one pass.
///
/// Comments and texts don't count, so JSON has none; of other formats only `name=value` lines do.
struct PythonMarks {
  /// Names, or last parts of dotted ones, that an `=` follows: assignments and keyword arguments.
  private(set) var assigned: Set<String> = []
  /// Names, or last parts of dotted ones, that a parenthesis follows.
  private(set) var called: Set<String> = []

  /// Looks through a file.
  init(_ source: ConfigSource) {
    let bytes = source.bytes
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x23 {
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      } else if byte == 0x22 || byte == 0x27 {
        place = Self.endOfText(bytes, from: place)
      } else if PythonTokenizer.isWordByte(byte) {
        let start = place
        while place < bytes.count, PythonTokenizer.isWordByte(bytes[place]) { place += 1 }
        var next = place
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        guard next < bytes.count, place - start <= 64 else { continue }
        let isEqual = next + 1 < bytes.count && bytes[next + 1] == 0x3D
        if bytes[next] == 0x3D, !isEqual { assigned.insert(Self.word(bytes[start..<place])) }
        if bytes[next] == 0x28 { called.insert(Self.word(bytes[start..<place])) }
      } else {
        place += 1
      }
    }
  }

  /// Whether all of these names are assigned.
  func assigns(_ names: String...) -> Bool { names.allSatisfy(assigned.contains) }

  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func endOfText(_ bytes: [UInt8], from start: Int) -> Int {
    let quote = bytes[start]
    let isTriple =
      bytes[start...].prefix(3).count == 3 && bytes[start...].prefix(3).allSatisfy { $0 == quote }
    var place = start + (isTriple ? 3 : 1)
    while place < bytes.count {
      switch bytes[place] {
      case 0x5C: place += 1
      case 0x0A where !isTriple: return place
      case quote where !isTriple: return place + 1
      case quote
      where bytes[place...].prefix(3).count == 3
        && bytes[place...].prefix(3).allSatisfy { $0 == quote }:
        return place + 3
      default: break
      }
      place += 1
    }
    return bytes.count
  }
}
