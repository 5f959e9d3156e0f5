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
    let bytes = base.assumingMemoryBound(to: UInt8.self)
    var feeds = 0
    for place in at..<offset { feeds &+= bytes[place] == 0x0A ? 1 : 0 }
    if feeds > 0 {
      line += feeds
      lineStart = offset
      while bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
    }
    at = offset
    return TextPosition(line: line, column: offset - lineStart + 1)
  }
}
