/// What a format can't hold. A format that loses something of its own kind declares it beside its
/// writer.
public struct ConversionLoss: Hashable, Comparable, Sendable {
  /// What is lost, as reports count it: `7 × difficult flag`.
  public let words: String
  /// Whether the object as such is lost, not only something it says.
  public let isWholeObject: Bool
  /// Whether no reader of the format would read it: worth a note, and nothing to stop for.
  public let isUnread: Bool

  init(_ words: String, isWholeObject: Bool = false, isUnread: Bool = false) {
    self.words = words
    self.isWholeObject = isWholeObject
    self.isUnread = isUnread
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
  /// `difficult`: trainers leave such an object out, and would learn it like any other.
  public static let difficult = ConversionLoss("difficult flag")
  /// `truncated`, in a format of which no reader reads it.
  public static let truncated = ConversionLoss("truncated flag", isUnread: true)
  /// `occluded`, in a format of which no reader reads it.
  public static let occluded = ConversionLoss("occluded flag", isUnread: true)
  /// COCO's `ignore`, in a format that has no such flag.
  public static let ignored = ConversionLoss("ignore flag")
  /// How far an object is truncated, where a format says only whether.
  public static let truncation = ConversionLoss("degree of a truncated flag")
  /// How far an object is occluded, where a format says only whether.
  public static let occlusion = ConversionLoss("degree of an occluded flag")
  /// KITTI's alpha, dimensions, location and rotation.
  public static let threeD = ConversionLoss("3-D field")
  /// The angle of a turned box: an upright box is written.
  public static let turn = ConversionLoss("turn of a box")
  /// KITTI's score.
  public static let score = ConversionLoss("score")
}

/// Counts losses.
public struct ConversionLosses {
  private(set) var counts: [ConversionLoss: Int] = [:]

  mutating func add(_ loss: ConversionLoss) { counts[loss, default: 0] += 1 }

  /// Counts what objects with a box have beyond class, box and flags. No writer writes it: it is lost
  /// where readers of the format would read it, which are those of the same format, and of outlines
  /// those of formats that hold them.
  mutating func addPassed(of image: LabeledImage, in target: LabelFormatName) {
    for object in image.objects where object.box != nil {
      if object.turn != nil { add(.turn) }
      for content in object.passed {
        let isRead =
          content.isOutline ? target.type.holdsOutlines : target == image.format
        add(ConversionLoss(content.words, isUnread: !isRead))
      }
    }
  }

  /// Counts what only KITTI holds.
  mutating func addKITTI(of object: LabeledObject) {
    guard let kitti = object.kitti else { return }
    if let score = kitti.score, !KITTIFields.isMark(score) { add(.score) }
    if kitti.height > 0 || kitti.width > 0 || kitti.length > 0 || kitti.z > 0 { add(.threeD) }
  }

  /// Counts flags that say something and find no place.
  mutating func addFlags(_ flags: ObjectFlags) {
    if flags.difficult ?? 0 > 0 { add(.difficult) }
    if flags.truncated ?? 0 > 0 { add(.truncated) }
    if flags.occluded ?? 0 > 0 { add(.occluded) }
    if flags.isIgnored { add(.ignored) }
  }
}
