import Text

/// One line of a label file with a caret below the place of a finding.
struct SourceExcerpt {
  /// The line as shown, escaped and cut.
  let line: String
  /// How many characters stand before the caret.
  let caretIndent: Int

  private static let width = 96
  private static let before = 60

  /// Makes an excerpt of a line around a byte column (from 1).
  ///
  /// Tabs are shown as blanks; a line longer than a terminal is cut around the column.
  init(line bytes: [UInt8], column: Int) {
    // A file of one line can be megabytes long: only the neighborhood is decoded.
    let target = max(0, min(column - 1, bytes.count))
    let start = max(0, target - 4 * Self.before)
    let end = min(bytes.count, target + 4 * Self.width)
    let head = Self.shown(bytes[start..<target])
    let tail = Self.shown(bytes[target..<end])
    let isCutBefore = start > 0 || head.count > Self.before
    let left = isCutBefore ? "…" + head.suffix(Self.before - 1) : head
    let room = max(8, Self.width - left.count)
    let isCutAfter = end < bytes.count || tail.count > room
    line = left + (isCutAfter ? tail.prefix(room - 1) + "…" : tail)
    caretIndent = left.count
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "\t" { out.append(0x20) } else { EscapedText.append(scalar, to: &out) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
