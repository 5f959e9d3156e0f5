import Text

/// Reads YOLO text. Boxes are shares of the image until someone knows its size: see
/// ``LabeledImage/isUnit``.
///
/// A polygon row is never read as a box of its first four numbers, nor a row with a confidence as
/// one without.
final class YOLOReader: LabelReader {
  private var image = LabeledImage(path: "", format: .yolo)
  private let classNames: [String]?

  init(classNames: [String]?) { self.classNames = classNames }

  func read(
    _ bytes: UnsafeRawBufferPointer, path: String, each: (inout LabeledImage) -> Void
  ) {
    image.path = path
    image.isUnit = true
    image.readRows(of: bytes, YOLOFormat.title) { image, line, shift in
      read(line, shift, into: &image)
    }
    image.becomeForeign(bytes)
    each(&image)
  }

  private func read(_ line: LineScanner.Line, _ shift: Int, into image: inout LabeledImage) {
    let index = image.objects.count
    func report(_ kind: ReadIssue.Kind, _ column: Int) {
      let position = TextPosition(line: line.number, column: column + shift)
      image.report(kind, at: position, object: index)
    }
    guard !line.bytes.allSatisfy(TextFields.isBlank) else { return }
    var object = LabeledObject(
      className: "", box: nil, position: TextPosition(line: line.number, column: 1), index: index)
    defer { image.objects.append(object) }
    guard line.bytes.count <= ReaderLimits.lineLength else {
      let length = line.bytes.count
      return report(.lineTooLong(bytes: length, limit: ReaderLimits.lineLength, fields: 5), 1)
    }
    if let bad = firstInvalidUTF8(line.bytes) {
      return report(.badEncoding(detail: "a byte that is no UTF-8"), bad + 1)
    }
    let fields = TextFields.split(line.bytes)
    func column(_ field: Int) -> Int {
      guard let start = line.bytes.baseAddress, let at = fields[field].baseAddress else { return 1 }
      return at - start + 1
    }
    object.className = quoted(fields[0])
    guard fields.count == 5 else {
      let isPolygon = fields.count >= 7 && fields.count % 2 == 1
      let kind: ReadIssue.Kind =
        isPolygon
        ? .polygonRow(points: (fields.count - 1) / 2)
        : .wrongFieldCount(found: fields.count, expected: 5)
      return report(kind, column(0))
    }
    guard let name = className(fields[0]) else {
      return report(
        .badClassNumber(text: quoted(fields[0]), classes: classNames?.count), column(0))
    }
    object.className = name
    var values: [Double] = []
    for place in 1..<5 {
      guard let value = DecimalNumber.parse(fields[place]) else {
        report(.badNumber(field: Self.names[place], text: quoted(fields[place])), column(place))
        continue
      }
      guard (0...1).contains(value) else {
        report(.outsideUnit(field: Self.names[place], text: quoted(fields[place])), column(place))
        continue
      }
      values.append(value)
    }
    guard values.count == 4 else { return }
    let (x, y, width, height) = (values[0], values[1], values[2], values[3])
    object.box = WrittenBox(
      x - width / 2, y - height / 2, x + width / 2, y + height / 2, .continuous)
  }

  /// The name of a class number; the number itself when no names are known.
  private func className(_ field: UnsafeRawBufferPointer) -> String? {
    guard field.allSatisfy({ ($0 &- UInt8(ascii: "0")) < 10 }) else { return nil }
    let text = String(decoding: field, as: UTF8.self)
    guard let number = Int(text) else { return nil }
    guard let classNames else { return String(number) }
    return classNames.indices.contains(number) ? classNames[number] : nil
  }

  private static let names = ["class", "x", "y", "width", "height"]
}

extension LabeledImage {
  /// Turns boxes that are shares of the image into pixels, once its size is known.
  public mutating func scaleUnitBoxes() {
    guard isUnit, let size = imageSize ?? statedSize else { return }
    isUnit = false
    let (width, height) = (Double(size.width), Double(size.height))
    for place in objects.indices {
      guard let box = objects[place].box else { continue }
      objects[place].box = WrittenBox(
        box.xMin * width, box.yMin * height, box.xMax * width, box.yMax * height, .continuous)
    }
  }
}
