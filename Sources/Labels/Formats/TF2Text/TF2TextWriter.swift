/// Writes the TF2 walk-through's text in six fields, which its reader takes.
enum TF2TextWriter {
  static func write(
    _ image: LabeledImage, _ classes: ClassList, _ losses: inout ConversionLosses
  ) -> [UInt8] {
    var text: [UInt8] = []
    for object in image.objects {
      guard let row = row(of: object, in: image, classes, &losses) else { continue }
      text += row
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  private static func row(
    of object: LabeledObject, in image: LabeledImage, _ classes: ClassList,
    _ losses: inout ConversionLosses
  ) -> [UInt8]? {
    func lose(_ loss: ConversionLoss) -> [UInt8]? {
      losses.add(loss)
      return nil
    }
    if object.isDontCare { return lose(.ignoredRegion) }
    guard let box = object.box else { return lose(.unreadableObject) }
    guard !image.isUnit else { return lose(.unknownSize) }
    guard let index = classes.index(of: object.className) else { return lose(.unknownClass) }
    let cut = cutToWhole(box)
    let edges = [cut.xMin, cut.yMin, cut.xMax, cut.yMax].compactMap(Int.init(exactly:))
    guard edges.count == 4 else { return lose(.unstatableBox) }
    losses.addKITTI(of: object)
    losses.addFlags(object.flags)
    if cut != box.rewritten(in: .continuous) { losses.add(.fraction) }
    let row = [name(of: object, &losses), "\(index.value)"] + edges.map { "\($0)" }
    return Array(row.joined(separator: ",").utf8)
  }

  /// Whole numbers as the walk-through makes them of VOC: one-based ones lose their fraction.
  private static func cutToWhole(_ box: WrittenBox) -> WrittenBox {
    let numbers = box.rewritten(in: .oneBasedInclusive)
    return WrittenBox(
      numbers.xMin.rounded(.towardZero), numbers.yMin.rounded(.towardZero),
      numbers.xMax.rounded(.towardZero), numbers.yMax.rounded(.towardZero), .oneBasedInclusive
    ).rewritten(in: .continuous)
  }

  /// The name as one field of one line.
  private static func name(of object: LabeledObject, _ losses: inout ConversionLosses) -> String {
    let bytes = object.className.utf8.map { byte in
      byte == UInt8(ascii: ",") || (0x09...0x0D).contains(byte) ? UInt8(ascii: "_") : byte
    }
    if !bytes.elementsEqual(object.className.utf8) { losses.add(.comma) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ConversionLoss {
  /// A comma or line end in a class name, written as `_`.
  static let comma = ConversionLoss("comma in a class name")
  /// Part of a pixel: the trainer reads whole numbers.
  static let fraction = ConversionLoss("fraction of a pixel")
}
