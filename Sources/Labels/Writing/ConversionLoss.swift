/// What a format can't hold. A format that loses something of its own kind declares it beside its
/// writer.
public struct ConversionLoss: Hashable, Comparable, Sendable {
  /// What is lost, as reports count it: `7 × flag`.
  public let words: String
  /// Whether the object as such is lost, not only something it says.
  public let isWholeObject: Bool

  init(_ words: String, isWholeObject: Bool = false) {
    self.words = words
    self.isWholeObject = isWholeObject
  }

  /// Orders by words, as reports list them.
  public static func < (a: ConversionLoss, b: ConversionLoss) -> Bool { a.words < b.words }
}

/// What several formats can't hold.
extension ConversionLoss {
  /// An object without a box that can be read.
  public static let unreadableObject = ConversionLoss(
    "object without a readable box", isWholeObject: true)
  /// An object whose box is inverted or reaches past the image, in a format that has no numbers for
  /// such a box.
  public static let unstatableBox = ConversionLoss(
    "object with a box that the format can't state", isWholeObject: true)
  /// A region to ignore, in a format that knows none.
  public static let ignoredRegion = ConversionLoss("region to ignore", isWholeObject: true)
  /// An object whose class is not in the list.
  public static let unknownClass = ConversionLoss(
    "object of a class outside the list", isWholeObject: true)
  /// An object of an image whose size is not known.
  public static let unknownSize = ConversionLoss(
    "object of an image without a size", isWholeObject: true)
  /// `difficult`, `truncated` or `occluded`, or part of what it says.
  public static let flags = ConversionLoss("flag")
  /// KITTI's alpha, dimensions, location and rotation.
  public static let threeD = ConversionLoss("3-D field")
  /// KITTI's score.
  public static let score = ConversionLoss("score")
}

/// Counts losses.
public struct ConversionLosses {
  private(set) var counts: [ConversionLoss: Int] = [:]

  mutating func add(_ loss: ConversionLoss) { counts[loss, default: 0] += 1 }

  /// Counts what only KITTI holds.
  mutating func addKITTI(of object: LabeledObject) {
    guard let kitti = object.kitti else { return }
    if let score = kitti.score, !KITTIFields.isMark(score) { add(.score) }
    if kitti.height > 0 || kitti.width > 0 || kitti.length > 0 || kitti.z > 0 { add(.threeD) }
  }

  /// Counts flags that say something and find no place.
  mutating func addFlags(_ flags: ObjectFlags) {
    if flags.difficult ?? 0 > 0 { add(.flags) }
    if flags.truncated ?? 0 > 0 { add(.flags) }
    if flags.occluded ?? 0 > 0 { add(.flags) }
    if flags.isIgnored { add(.flags) }
  }
}
