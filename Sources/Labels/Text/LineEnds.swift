import Glibc

/// How the lines of a text end.
enum LineEnds {
  /// Whether some lines end in CRLF and others in LF alone.
  static func areMixed(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let base = text.baseAddress, memchr(base, 0x0D, text.count) != nil else { return false }
    var scanner = LineScanner(text)
    while !scanner.isMixed, scanner.next() != nil {}
    return scanner.isMixed
  }
}
