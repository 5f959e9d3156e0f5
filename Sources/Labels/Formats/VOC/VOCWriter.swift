/// Writes Pascal VOC XML.
enum VOCWriter {
  static func write(
    _ image: LabeledImage, pictureName: String, _ convention: PixelConvention,
    _ losses: inout ConversionLosses
  ) -> [UInt8] {
    var text = Array("<annotation>\n".utf8)
    field("folder", image.voc?.folder, 1, &text)
    field("filename", pictureName, 1, &text)
    if let size = image.size, !image.isUnit {
      text += "\t<size>\n".utf8
      field("width", String(size.width), 2, &text)
      field("height", String(size.height), 2, &text)
      field("depth", image.declaredSize?.depth.map(String.init), 2, &text)
      text += "\t</size>\n".utf8
    }
    // Other writers of fractions write edges.
    if convention != .continuous, image.objects.contains(where: \.hasFraction) {
      field("pixels", convention.rawValue, 1, &text)
    }
    for object in image.objects { write(object, image, convention, &losses, &text) }
    text += "</annotation>\n".utf8
    return text
  }

  private static func write(
    _ object: LabeledObject, _ image: LabeledImage, _ convention: PixelConvention,
    _ losses: inout ConversionLosses, _ text: inout [UInt8]
  ) {
    guard !object.isDontCare else { return losses.add(.ignoredRegion) }
    guard let box = object.box else { return losses.add(.unreadableObject) }
    guard !image.isUnit else { return losses.add(.unknownSize) }
    losses.addKITTI(of: object)
    text += "\t<object>\n".utf8
    field("name", object.className, 2, &text)
    if object.flags.isIgnored { losses.add(.ignored) }
    flag("truncated", object.flags.truncated, .truncation, &losses, &text)
    field("difficult", object.flags.difficult.map(String.init), 2, &text)
    flag("occluded", object.flags.occluded, .occlusion, &losses, &text)
    let numbers = box.rewritten(in: convention)
    text += "\t\t<bndbox>\n".utf8
    for (name, value) in [
      ("xmin", numbers.xMin), ("ymin", numbers.yMin), ("xmax", numbers.xMax),
      ("ymax", numbers.yMax),
    ] {
      field(name, String(decoding: written(value), as: UTF8.self), 3, &text)
    }
    text += "\t\t</bndbox>\n\t</object>\n".utf8
  }

  /// A flag is 0 or 1 in VOC: degrees between become 1, and unknown ones are left out.
  private static func flag(
    _ name: String, _ value: Double?, _ degree: ConversionLoss, _ losses: inout ConversionLosses,
    _ text: inout [UInt8]
  ) {
    guard let value else { return }
    if value > 0, value != 1 { losses.add(degree) }
    if value >= 0 { field(name, value > 0 ? "1" : "0", 2, &text) }
  }

  private static func field(
    _ name: String, _ value: String?, _ depth: Int, _ text: inout [UInt8]
  ) {
    guard let value else { return }
    text += repeatElement(UInt8(ascii: "\t"), count: depth)
    text += "<\(name)>".utf8
    for scalar in value.unicodeScalars {
      switch scalar {
      case "<": text += "&lt;".utf8
      case ">": text += "&gt;".utf8
      case "&": text += "&amp;".utf8
      // XML has no way to write other control characters.
      case "\0"..<" " where scalar != "\t" && scalar != "\n": text.append(UInt8(ascii: " "))
      default: text += String(scalar).utf8
      }
    }
    text += "</\(name)>\n".utf8
  }
}

extension LabeledObject {
  /// Whether a number of its box is not whole.
  fileprivate var hasFraction: Bool {
    guard let box else { return false }
    return [box.xMin, box.yMin, box.xMax, box.yMax].contains { $0.rounded() != $0 }
  }
}
