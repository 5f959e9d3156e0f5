import Glibc

/// Walks over the lines of a text, byte by byte positions kept. LF, CRLF and a CR alone end a line;
/// the last line needs no end.
struct LineScanner {
  /// One line without its end.
  struct Line {
    var number: Int
    var bytes: UnsafeRawBufferPointer
  }

  private let text: UnsafeRawBufferPointer
  private let hasReturns: Bool
  private var at = 0
  private var number = 0
  /// How many lines ended in CRLF so far.
  private(set) var crlfCount = 0
  /// How many lines ended in a bare LF so far.
  private(set) var lfCount = 0
  /// How many lines, the last one not counted, ended in a bare CR so far.
  private(set) var crCount = 0

  init(_ text: UnsafeRawBufferPointer) {
    self.text = text
    hasReturns = text.baseAddress.map { memchr($0, 0x0D, text.count) != nil } ?? false
  }

  /// Whether both kinds of line end were met that only differ by a CR.
  var isMixed: Bool { crlfCount > 0 && lfCount > 0 }

  mutating func next() -> Line? {
    guard at < text.count, let base = text.baseAddress else { return nil }
    let start = at
    var end = text.count
    if let feed = memchr(base + start, 0x0A, text.count - start) {
      end = UnsafeRawPointer(feed) - base
      at = end + 1
    } else {
      at = end
    }
    let hasFeed = end < text.count
    if hasReturns, let found = memchr(base + start, 0x0D, end - start) {
      let place = UnsafeRawPointer(found) - base
      if place + 1 < end {
        crCount += 1
        at = place + 1
      } else if hasFeed {
        crlfCount += 1
      }
      end = place
    } else if hasFeed {
      lfCount += 1
    }
    number += 1
    return Line(number: number, bytes: UnsafeRawBufferPointer(rebasing: text[start..<end]))
  }
}
