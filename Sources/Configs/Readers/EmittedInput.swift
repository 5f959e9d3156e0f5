import Boxes

/// The network's input in the first comment of files that `anchors emit` writes, for targets whose
/// trainers state it elsewhere: `… of the network's input, 416 wide and 416 high; …`.
enum EmittedInput {
  /// The size that a file's comment states; nothing where it has no such comment.
  static func size(in source: ConfigSource) -> ImageSize? {
    let words = source.text.split { $0.isWhitespace || $0 == "#" }
    for place in words.indices.dropLast(6)
    where words[place] == "network's" && words[place + 1] == "input," {
      let rest = words[(place + 2)...].prefix(5)
      guard rest.count == 5, let width = Int(rest[place + 2]), rest[place + 3] == "wide",
        rest[place + 4] == "and", let height = Int(rest[place + 5]),
        rest[place + 6].hasPrefix("high")
      else { continue }
      return ImageSize(width: width, height: height)
    }
    return nil
  }
}
