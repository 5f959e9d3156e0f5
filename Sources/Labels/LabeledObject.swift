import Boxes

/// One object of a label file: what the file says, unchecked.
public struct LabeledObject: Sendable {
  /// The class name as written, trimmed of the blanks around it.
  public var className: String
  /// The box as written, or nothing when it could not be read (a ``ReadIssue`` says why).
  public var box: WrittenBox?
  /// Flags, as read.
  public var flags: ObjectFlags
  /// Where the object begins in its file.
  public var position: TextPosition
  /// The 0-based place among the objects of its file, unreadable ones counted.
  public var index: Int
  /// KITTI's fields beyond the box; `nil` in other formats.
  public var kitti: KITTIFields?
  /// By how many degrees the labeled box is turned, between 0 and 180; `nil` for upright ones. What
  /// ``box`` is then, ``ReadOptions/turnedBoxes`` says.
  public var turn: Double?
  /// What the file says of the object and is read past, each kind once.
  public internal(set) var passed: [PassedContent] = []
  /// COCO's `area` in square pixels, which is the mask's where there is one; `nil` in other formats.
  public var statedArea: Double?
  /// COCO's id of the annotation; `nil` in other formats.
  public var annotationID: COCOID?

  /// Joins what a reader found.
  public init(
    className: String, box: WrittenBox?, flags: ObjectFlags = ObjectFlags(),
    position: TextPosition = .start, index: Int = 0, kitti: KITTIFields? = nil
  ) {
    self.className = className
    self.box = box
    self.flags = flags
    self.position = position
    self.index = index
    self.kitti = kitti
  }

  /// Whether the object marks a region to ignore: KITTI's `DontCare`, COCO's crowds.
  public var isDontCare: Bool {
    flags.isCrowd || (kitti != nil && KITTIFields.namesIgnoredRegion(className))
  }
}

extension KITTIFields {
  /// Whether a 16th field is a small whole number, as writers of a mark or a camera put there.
  public static func isMark(_ score: Double) -> Bool {
    (0...9).contains(score) && score == score.rounded(.towardZero)
  }

  /// Whether a class is `DontCare`, in any case: KITTI's own evaluator does not look at it.
  public static func namesIgnoredRegion(_ className: String) -> Bool {
    // Asked of every object: the usual answers come without a look at each letter.
    if className == "DontCare" { return true }
    let name = className.utf8
    // Letters differ from capitals by one bit.
    guard name.count == 8, let first = name.first, first | 0x20 == UInt8(ascii: "d") else {
      return false
    }
    return zip(name, "dontcare".utf8).allSatisfy { $0 | 0x20 == $1 }
  }
}

/// KITTI's fields beyond class, flags and box, as written. Unknown values keep their sentinels.
public struct KITTIFields: Hashable, Sendable {
  /// Observation angle in radians, `−π…π`; −10 for unknown.
  public var alpha: Double
  /// Height, width and length in meters; −1 for unknown.
  public var height: Double
  /// Width in meters.
  public var width: Double
  /// Length in meters.
  public var length: Double
  /// Location in camera coordinates, meters; −1000 for unknown.
  public var x: Double
  /// Downward coordinate of the location.
  public var y: Double
  /// Forward coordinate of the location.
  public var z: Double
  /// Rotation around the vertical axis, `−π…π`; −10 for unknown.
  public var rotationY: Double
  /// The 16th field: a detector's score. Ground truth has none.
  public var score: Double?

  /// Joins the fields in file order, from alpha on.
  public init(
    alpha: Double, height: Double, width: Double, length: Double, x: Double, y: Double, z: Double,
    rotationY: Double, score: Double? = nil
  ) {
    self.alpha = alpha
    self.height = height
    self.width = width
    self.length = length
    self.x = x
    self.y = y
    self.z = z
    self.rotationY = rotationY
    self.score = score
  }
}
