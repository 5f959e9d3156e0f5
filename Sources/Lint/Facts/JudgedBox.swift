import Boxes
import Labels

extension LabeledObject {
  /// The box that box rules judge: none for regions to ignore, whose numbers are no fault.
  var judgedBox: WrittenBox? { isIgnoredRegion ? nil : box }

  /// As `isDontCare`, decided by the length of the name for nearly all objects.
  var isIgnoredRegion: Bool {
    flags.isCrowd || (kitti != nil && className.utf8.count == 8 && isDontCare)
  }
}

/// The same by the place of an object. A property of the object copies all of it, for each rule that
/// asks; this reads a field or two where they lie.
extension [LabeledObject] {
  /// The box that box rules judge.
  func judgedBox(_ index: Int) -> WrittenBox? {
    isIgnoredRegion(index) ? nil : self[index].box
  }

  /// Whether an object marks a region to ignore.
  func isIgnoredRegion(_ index: Int) -> Bool {
    if self[index].flags.isCrowd { return true }
    return self[index].className.utf8.count == 8 && self[index].kitti != nil
      && KITTIFields.namesIgnoredRegion(self[index].className)
  }
}

extension WrittenBox {
  /// Whether all four numbers are finite and no lost decimal point.
  var hasPossibleNumbers: Bool {
    let limit = Self.largestCoordinate
    return abs(xMin) <= limit && abs(yMin) <= limit && abs(xMax) <= limit && abs(yMax) <= limit
  }

  /// Whether a minimum equals its maximum as written, and neither is inverted.
  var hasNoExtent: Bool {
    (xMin == xMax && yMin <= yMax) || (yMin == yMax && xMin <= xMax)
  }

  /// A whole image, as its format's numbers say it.
  static func covering(_ size: ImageSize, _ convention: PixelConvention) -> WrittenBox {
    let shift = WrittenBox(0, 0, 0, 0, convention).edges
    return WrittenBox(
      -shift.xMin, -shift.yMin, Double(size.width) - shift.xMax,
      Double(size.height) - shift.yMax, convention)
  }
}

extension Fix {
  /// Takes an object out: not safe, because only a person knows whether there is something to see.
  static func delete(_ object: LabeledObject) -> Fix {
    Fix(.unsafe, "delete the object", [.deleteObject(object.index)])
  }
}

extension Finding.Message {
  /// A name from a file, in quotes, cut after 120 characters.
  static func quoted(_ text: some StringProtocol) -> String {
    text.count <= 120 ? "'\(text)'" : "'\(text.prefix(119))…'"
  }
}
