/// The parts of Python's text handling that decide what trainers read.
package enum PythonText {
  /// Whether `str.strip` removes a scalar.
  package static func isSpace(_ code: UInt32) -> Bool {
    switch code {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// `str.strip()` over valid UTF-8.
  package static func strip<Bytes: LineBytes>(_ bytes: Bytes) -> Bytes {
    var bytes = bytes
    while let first = bytes.first {
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard isSpace(code(of: bytes.prefix(length))) else { break }
      bytes = bytes.dropFirst(length)
    }
    while let last = bytes.last {
      var length = 1
      if last >= 0x80 {
        while bytes[bytes.endIndex - length] & 0xC0 == 0x80 { length += 1 }
      }
      guard isSpace(code(of: bytes.suffix(length))) else { break }
      bytes = bytes.dropLast(length)
    }
    return bytes
  }

  /// `str.strip()`.
  package static func strip(_ text: String) -> String {
    String(decoding: strip(Array(text.utf8)[...]), as: UTF8.self)
  }

  /// `str.lower()`: full mappings, with a final sigma.
  package static func lower(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var out = ""
    for (place, scalar) in scalars.enumerated() {
      if scalar.value == 0x3A3, isFinalSigma(at: place, of: scalars) {
        out += "\u{3C2}"
      } else {
        out += scalar.properties.lowercaseMapping
      }
    }
    return out
  }

  /// A sigma ends a word: a cased scalar comes before it and none after it, ignorable ones aside.
  private static func isFinalSigma(at place: Int, of scalars: [Unicode.Scalar]) -> Bool {
    let before = scalars[..<place].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(place + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && after?.properties.isCased != true
  }

  /// The code of one scalar in UTF-8.
  private static func code(of bytes: some LineBytes) -> UInt32 {
    guard let first = bytes.first else { return 0 }
    guard first >= 0x80 else { return UInt32(first) }
    let lead = UInt32(first) & (0x7F >> UInt32(bytes.count))
    return bytes.dropFirst().reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
  }
}

/// Bytes of a line, lent or held, whose parts have the same form.
package protocol LineBytes: RandomAccessCollection<UInt8> where Index == Int, SubSequence == Self {}

extension ArraySlice<UInt8>: LineBytes {}
extension Slice<UnsafeRawBufferPointer>: LineBytes {}
