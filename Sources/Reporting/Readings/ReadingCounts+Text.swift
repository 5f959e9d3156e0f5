import Studies
import Text

extension ReadingStudy.Counts {
  /// A run in one line, without the reader's name.
  public var summary: String {
    var parts = [
      DecimalText.count(images, "image", "images"),
      DecimalText.count(handedOn, "object", "objects") + " handed on",
      DecimalText.grouped(dropped) + " not",
    ]
    if raising > 0 {
      parts.append(DecimalText.count(raising, "image", "images") + " it raises on")
    }
    if plain > 0 {
      parts.append(
        DecimalText.count(plain, "image", "images")
          + " of a format that it does not take, read plainly")
    }
    if unread > 0 {
      parts.append(DecimalText.count(unread, "file", "files") + " not read")
    }
    return parts.joined(separator: ", ")
  }
}
