import Labels
import Text

extension SidewaysPictures {
  /// `the boxes of 3 pictures, first 'images/a.jpg', fit only the frame turned by EXIF: …`, or nothing
  /// where there are none.
  public var text: String? {
    guard let (count, first) = labeledTurned else { return nil }
    let pictures = DecimalText.count(count, "picture", "pictures", isGrouped: false)
    return
      "the boxes of \(pictures), first '\(first)', fit only the frame that EXIF turns on its side, "
      + "and are read in the stored one: --exif turn."
  }
}
