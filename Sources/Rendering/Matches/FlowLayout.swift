/// Breaks a row of items into lines that fit a width, as a paragraph breaks words.
enum FlowLayout {
  /// The places of the items in each line; an item wider than the line has one to itself.
  static func lines(of widths: [Double], gap: Double, available: Double) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var used = 0.0
    for (index, width) in widths.enumerated() {
      let next = index == start ? width : used + gap + width
      if next > available, index > start {
        lines.append(start..<index)
        start = index
        used = width
      } else {
        used = next
      }
    }
    if start < widths.count { lines.append(start..<widths.count) }
    return lines
  }
}
