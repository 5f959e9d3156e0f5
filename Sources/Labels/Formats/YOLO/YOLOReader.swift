import Text

/// Reads YOLO text. Boxes are shares of the image until someone knows its size: see
/// ``LabeledImage/isUnit``.
///
/// A polygon row, or a turned box of four corners, is the box around it, never one of its first four
/// numbers; a row with a confidence is not read as one without.
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
    let isPolygon = fields.count >= 7 && fields.count % 2 == 1
    guard fields.count == 5 || isPolygon else {
      return report(.wrongFieldCount(found: fields.count, expected: 5), column(0))
    }
    guard let name = className(fields[0]) else {
      return report(
        .badClassNumber(text: quoted(fields[0]), classes: classNames?.count), column(0))
    }
    object.className = name
    if isPolygon {
      report(.polygonRow(points: (fields.count - 1) / 2), column(0))
      object.passed = Self.polygon
    }
    var shares: [Double] = []
    for place in 1..<fields.count {
      let name = isPolygon ? place % 2 == 1 ? "x" : "y" : Self.names[place]
      guard let value = DecimalNumber.parse(fields[place]) else {
        report(.badNumber(field: name, text: quoted(fields[place])), column(place))
        continue
      }
      guard let share = YOLOShare.checked(value) else {
        report(.outsideUnit(field: name, text: quoted(fields[place])), column(place))
        continue
      }
      shares.append(share)
    }
    guard shares.count == fields.count - 1 else { return }
    object.box = isPolygon ? Self.around(shares) : Self.box(shares)
  }

  private static func box(_ shares: [Double]) -> WrittenBox {
    let (x, y, width, height) = (shares[0], shares[1], shares[2], shares[3])
    return WrittenBox(x - width / 2, y - height / 2, x + width / 2, y + height / 2, .continuous)
  }

  /// The box around points `x y x y …`, as ultralytics and supervision take it.
  private static func around(_ points: [Double]) -> WrittenBox {
    var (low, high) = ([points[0], points[1]], [points[0], points[1]])
    for (place, value) in points.enumerated() {
      low[place % 2] = min(low[place % 2], value)
      high[place % 2] = max(high[place % 2], value)
    }
    return WrittenBox(low[0], low[1], high[0], high[1], .continuous)
  }

  /// The name of a class number; the number itself when no names are known.
  private func className(_ field: UnsafeRawBufferPointer) -> String? {
    guard field.allSatisfy({ ($0 &- UInt8(ascii: "0")) < 10 }) else { return nil }
    let text = String(decoding: field, as: UTF8.self)
    guard let number = Int(text) else { return nil }
    guard let classNames else { return String(number) }
    return classNames.indices.contains(number) ? classNames[number] : nil
  }

  private static let polygon = [PassedContent.polygon]
  private static let names = ["class", "x", "y", "width", "height"]
}

/// A coordinate of a row: a share of the image.
enum YOLOShare {
  /// A number as a share. What misses 0 or 1 by rounding, as programs leave it behind, is 0 or 1.
  static func checked(_ value: Double) -> Double? {
    guard value >= -rounding, value <= 1 + rounding else { return nil }
    return min(max(value, 0), 1)
  }

  /// One in the sixth decimal, the last that is usually written.
  private static let rounding = 1e-6
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
