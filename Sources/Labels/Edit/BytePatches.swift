/// Replacements of byte ranges, gathered in any order and applied in one pass.
struct BytePatches {
  private var patches: [(range: Range<Int>, bytes: [UInt8])] = []

  /// Puts `bytes` in the place of a range; an empty range is an insertion.
  mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
    patches.append((range, bytes))
  }

  /// The text after all replacements. One that lies inside a larger one is dropped with it.
  func applied(to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = 0
    // Stable: insertions at one place stay in the order in which they were made.
    let ordered = patches.enumerated().sorted { a, b in
      let (left, right) = (a.element.range, b.element.range)
      if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
      if left.isEmpty != right.isEmpty { return left.isEmpty }
      if left.upperBound != right.upperBound { return left.upperBound > right.upperBound }
      return a.offset < b.offset
    }
    for (_, patch) in ordered where patch.range.lowerBound >= at {
      result += text[at..<patch.range.lowerBound]
      result += patch.bytes
      at = patch.range.upperBound
    }
    return result + text[at...]
  }
}

/// The lines that a range fills alone, or the range itself when other text shares its lines.
func wholeLines(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
  var start = range.lowerBound
  while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
  var end = range.upperBound
  while end < text.count, text[end] == 0x20 || text[end] == 0x09 || text[end] == 0x0D { end += 1 }
  guard start == 0 || text[start - 1] == 0x0A else { return range }
  if end == text.count { return start..<end }
  return text[end] == 0x0A ? start..<(end + 1) : range
}

/// A number as labels write it: whole ones without a point, others in the fewest digits that give
/// the same value, and at least `fractionDigits` behind the point.
func written(_ value: Double, fractionDigits: Int = 0) -> [UInt8] {
  var text: String
  if let whole = Int(exactly: value) {
    text = String(whole)
  } else {
    text = "\(value)"
    guard !text.contains("e") else { return Array(text.utf8) }
  }
  guard fractionDigits > 0 else { return Array(text.utf8) }
  let point = text.firstIndex(of: ".")
  let digits = point.map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  if point == nil { text += "." }
  text += String(repeating: "0", count: max(0, fractionDigits - digits))
  return Array(text.utf8)
}
