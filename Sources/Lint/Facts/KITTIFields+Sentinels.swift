import Labels

extension KITTIFields {
  /// Whether the location is marked unknown.
  var hasUnknownLocation: Bool { x == -1000 || y == -1000 || z == -1000 }

  /// Whether a 3-D field is marked unknown.
  var hasSentinel: Bool {
    height == -1 || width == -1 || length == -1 || hasUnknownLocation || alpha == -10
      || rotationY == -10
  }

  /// Whether the 16th field is a small whole number: in all rows of a set, it is a mark or the
  /// number of a camera.
  var hasMarkForScore: Bool { score.map(Self.isMark) ?? false }

  /// Whether no field holds a 3-D value: all marked unknown, or all zero or −1 as exports of
  /// boxes write.
  var hasNoThreeD: Bool {
    if height == -1, width == -1, length == -1 {
      return (x == -1000 && y == -1000 && z == -1000) || (x == -1 && y == -1 && z == -1)
    }
    return height == 0 && width == 0 && length == 0 && x == 0 && y == 0 && z == 0
  }
}

extension LabeledObject {
  /// A row as rules show it in their examples: a real car of KITTI's, changed where stated.
  static func kitti(
    _ name: String, box: WrittenBox = WrittenBox(599, 156, 629, 189, .continuous),
    truncated: Double = 0, occluded: Double = 0, alpha: Double = -1.57, height: Double = 1.53,
    rotationY: Double = -1.56, score: Double? = nil, isFlat: Bool = false
  ) -> LabeledObject {
    var object = LabeledObject(className: name, box: box)
    object.flags.truncated = truncated
    object.flags.occluded = occluded
    object.kitti =
      isFlat
      ? KITTIFields(
        alpha: -10, height: -1, width: -1, length: -1, x: -1000, y: -1000, z: -1000, rotationY: -10)
      : KITTIFields(
        alpha: alpha, height: height, width: 1.67, length: 3.64, x: -0.65, y: 1.71, z: 46.7,
        rotationY: rotationY, score: score)
    return object
  }

  /// A region to ignore, with KITTI's marks.
  static var dontCare: LabeledObject {
    kitti(
      "DontCare", box: WrittenBox(503.89, 169.71, 590.61, 190.13, .continuous), truncated: -1,
      occluded: -1, isFlat: true)
  }
}

/// KITTI's angles: radians in −π…π, −10 for unknown.
enum KITTIAngle {
  /// Whether an angle is one. Rounded to two decimals, π is written 3.14 and sometimes 3.15.
  static func isValid(_ angle: Double) -> Bool {
    abs(angle) <= Double.pi + 0.01 || angle == -10
  }
}
