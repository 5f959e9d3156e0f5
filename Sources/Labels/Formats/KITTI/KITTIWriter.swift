/// Writes KITTI object text: 15 fields, 16 where there is a score. What is not known gets the
/// format's sentinels.
enum KITTIWriter {
  static func write(_ image: LabeledImage, _ losses: inout ConversionLosses) -> [UInt8] {
    var text: [UInt8] = []
    for object in image.objects {
      guard let box = object.box?.rewritten(in: .continuous) else {
        losses.add(.unreadableObject)
        continue
      }
      guard !image.isUnit else {
        losses.add(.unknownSize)
        continue
      }
      if object.flags.difficult ?? 0 != 0 { losses.add(.difficult) }
      if object.flags.isIgnored { losses.add(.ignored) }
      let fields = object.kitti ?? unknown
      text += name(of: object, &losses).utf8
      let score = fields.score.map { [$0] } ?? []
      let values =
        [object.flags.truncated ?? -1, object.flags.occluded ?? -1, fields.alpha]
        + [box.xMin, box.yMin, box.xMax, box.yMax, fields.height, fields.width, fields.length]
        + [fields.x, fields.y, fields.z, fields.rotationY] + score
      for value in values {
        text.append(UInt8(ascii: " "))
        text += written(value)
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  private static func name(
    of object: LabeledObject, _ losses: inout ConversionLosses
  ) -> String {
    if object.isDontCare {
      if !KITTIFields.namesIgnoredRegion(object.className) { losses.add(.crowdClass) }
      return "DontCare"
    }
    let isOneWord = !object.className.utf8.contains(where: TextFields.isBlank)
    guard !isOneWord || object.className.isEmpty else { return object.className }
    losses.add(.className)
    let bytes = object.className.utf8.map { TextFields.isBlank($0) ? UInt8(ascii: "_") : $0 }
    return bytes.isEmpty ? "_" : String(decoding: bytes, as: UTF8.self)
  }

  private static let unknown = KITTIFields(
    alpha: -10, height: -1, width: -1, length: -1, x: -1000, y: -1000, z: -1000, rotationY: -10)
}

extension ConversionLoss {
  /// A class name with blanks, written with `_`.
  static let className = ConversionLoss("blank in a class name")
  /// The class of a crowd, since regions to ignore have none.
  static let crowdClass = ConversionLoss("class of a crowd")
}
