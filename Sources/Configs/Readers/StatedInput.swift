import Boxes

/// The network's input as the first comment of an emitted file states it: `416 wide and 416 high`.
///
/// Files of many targets have no setting for it; the comment is the only place that says what their
/// pixels mean.
struct StatedInput {
  /// The size.
  let size: ImageSize
  /// Its line, counted from 1.
  let line: Int

  /// Looks into the comment lines that a file begins with.
  init?(commentOf bytes: [UInt8]) {
    var words: [(text: Substring, line: Int)] = []
    let lines = bytes.prefix(8192).split(
      separator: 0x0A, maxSplits: 40, omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self).drop(while: \.isWhitespace)
      guard text.first == "#" else { break }
      words += text.split(separator: " ").map { ($0, place + 1) }
    }
    for place in words.indices.dropLast(4)
    where words[place + 1].text == "wide" && words[place + 2].text == "and"
      && words[place + 4].text.hasPrefix("high")
    {
      guard let width = Int(words[place].text), let height = Int(words[place + 3].text),
        let size = ImageSize(width: width, height: height)
      else { continue }
      self.size = size
      line = words[place].line
      return
    }
    return nil
  }
}
