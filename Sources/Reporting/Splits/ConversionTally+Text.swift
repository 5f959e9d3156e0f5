import Studies
import Text

extension ConversionTally {
  /// What was written and what was lost, with line ends.
  public func text(wrote layout: TargetLayout) -> String {
    let counts =
      "\(DecimalText.count(images, "image", "images")), "
      + "\(DecimalText.count(objects, "object", "objects")): "
      + (layout.document ?? layout.folder)
    let notes = unreadLines.map {
      "note: left out \($0): no reader of \(layout.format.type.title) reads it"
    }
    return ([counts] + lossLines.map { "lost: \($0)" } + notes).map { $0 + "\n" }.joined()
  }

  /// What is to be known of images without a size; nothing where there are none.
  public var warning: String? {
    guard sizelessImages > 0 else { return nil }
    return "\(DecimalText.count(sizelessImages, "image has", "images have")) no "
      + "known size, and none was written. Give --images DIR or --image-size WxH."
  }
}
