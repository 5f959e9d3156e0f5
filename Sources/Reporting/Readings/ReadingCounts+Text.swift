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

  /// What the reader lacks, after its name; nothing where it could be asked about all images.
  public var sizelessText: String? {
    guard sizeless > 0 else { return nil }
    return "needs the size of \(DecimalText.count(sizeless, "image", "images")), which is not "
      + "known. Give --images DIR, --image-sizes FILE or --image-size WxH."
  }
}
