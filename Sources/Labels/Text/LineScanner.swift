import Glibc

/// Walks over the lines of a text, byte by byte positions kept. LF and CRLF end a line; the last
/// line needs no end.
struct LineScanner {
  /// One line without its end.
  struct Line {
    var number: Int
    var bytes: UnsafeRawBufferPointer
  }

  private let text: UnsafeRawBufferPointer
  private var at = 0
  private var number = 0
  /// How many lines ended in CRLF so far.
  private(set) var crlfCount = 0
  /// How many lines ended in a bare LF so far.
  private(set) var lfCount = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  /// Whether both kinds of line end were met.
  var isMixed: Bool { crlfCount > 0 && lfCount > 0 }

  mutating func next() -> Line? {
    guard at < text.count, let base = text.baseAddress else { return nil }
    let start = at
    var end = text.count
    if let feed = memchr(base + start, 0x0A, text.count - start) {
      end = UnsafeRawPointer(feed) - base
      at = end + 1
      if end > start, text[end - 1] == 0x0D {
        crlfCount += 1
        end -= 1
      } else {
        lfCount += 1
      }
    } else {
      at = end
      if end > start, text[end - 1] == 0x0D { end -= 1 }
    }
    number += 1
    return Line(number: number, bytes: UnsafeRawBufferPointer(rebasing: text[start..<end]))
  }
}
