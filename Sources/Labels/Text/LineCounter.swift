import Glibc

/// Turns byte offsets into lines and columns. Cheapest when asked in rising order.
struct LineCounter {
  private var text = UnsafeRawBufferPointer(start: nil, count: 0)
  private var at = 0
  private var line = 1
  private var lineStart = 0

  /// Begins anew in another text.
  mutating func begin(_ text: UnsafeRawBufferPointer) {
    self.text = text
    at = 0
    line = 1
    lineStart = 0
  }

  /// The place of a byte; past the end, the end.
  mutating func position(_ offset: Int) -> TextPosition {
    let offset = min(max(offset, 0), text.count)
    if offset < at {
      at = 0
      line = 1
      lineStart = 0
    }
    guard let base = text.baseAddress else { return .start }
    while let feed = memchr(base + at, 0x0A, offset - at) {
      line += 1
      at = UnsafeRawPointer(feed) - base + 1
      lineStart = at
    }
    at = offset
    return TextPosition(line: line, column: offset - lineStart + 1)
  }
}
