import Text

/// Reads KITTI object text: tidy lines in one pass over their bytes, all others field by field.
///
/// One bad line never loses another. Lines are counted with blank ones.
final class KITTIReader: LabelReader {
  private var image = LabeledImage(path: "", format: .kitti)
  private var tidy = TidyKITTILine()

  func read(
    _ bytes: UnsafeRawBufferPointer, path: String, each: (inout LabeledImage) -> Void
  ) {
    image.path = path
    image.readRows(of: bytes, KITTIFormat.title) { image, line, shift in
      if tidy.read(line.bytes) {
        image.objects.append(tidy.object(line: line.number, index: image.objects.count))
      } else {
        Self.readUntidy(line, shift, into: &image)
      }
    }
    each(&image)
  }

  private static func refuse(longLine line: LineScanner.Line, into image: inout LabeledImage) {
    let index = image.objects.count
    let position = TextPosition(line: line.number, column: 1)
    let kind = ReadIssue.Kind.lineTooLong(
      bytes: line.bytes.count, limit: ReaderLimits.lineLength, fields: 15)
    image.issues.append(ReadIssue(kind, at: position, object: index))
    let name = quoted(
      UnsafeRawBufferPointer(rebasing: line.bytes.prefix(200).prefix { !TextFields.isBlank($0) }))
    image.objects.append(
      LabeledObject(className: name, box: nil, position: position, index: index))
  }

  /// Reads a line that is not in the plain form, or says what is wrong with it.
  private static func readUntidy(
    _ line: LineScanner.Line, _ shift: Int, into image: inout LabeledImage
  ) {
    guard line.bytes.count <= ReaderLimits.lineLength else {
      return refuse(longLine: line, into: &image)
    }
    let fields = TextFields.split(line.bytes)
    guard let first = fields.first else { return }
    let index = image.objects.count
    func column(_ field: UnsafeRawBufferPointer) -> Int {
      guard let start = line.bytes.baseAddress, let at = field.baseAddress else { return 1 }
      return at - start + 1 + shift
    }
    func report(_ kind: ReadIssue.Kind, _ column: Int) {
      image.report(kind, at: TextPosition(line: line.number, column: column), object: index)
    }
    var object = LabeledObject(
      className: PathBytes.display(first), box: nil,
      position: TextPosition(line: line.number, column: column(first)), index: index)
    defer { image.objects.append(object) }

    if let bad = firstInvalidUTF8(line.bytes) {
      return report(.badEncoding(detail: "a byte that is no UTF-8"), bad + 1 + shift)
    }
    if let (what, at) = KITTISeparators.firstUntidy(line.bytes) {
      report(.untidySeparator(what: what), at + 1 + shift)
    }
    guard fields.count == 15 || fields.count == 16, !KITTIReader.isSpaced(fields) else {
      return report(KITTIReader.fault(of: fields), column(first))
    }
    var values: [Double] = []
    for (place, field) in fields.enumerated().dropFirst() {
      if let value = DecimalNumber.parse(field) {
        values.append(value)
      } else {
        report(.badNumber(field: KITTIFields.names[place], text: quoted(field)), column(field))
      }
    }
    // A row is trusted as a whole or not at all: a shifted field spoils its neighbors.
    guard values.count == fields.count - 1 else { return }
    values.withUnsafeBufferPointer { object.take($0) }
  }

  /// Why a line with another number of fields is what it is.
  private static func fault(of fields: [UnsafeRawBufferPointer]) -> ReadIssue.Kind {
    func isNumber(_ place: Int) -> Bool { DecimalNumber.parse(fields[place]) != nil }
    if fields.count >= 17, fields.count <= 18, DecimalNumber.integer(fields[0]) != nil,
      DecimalNumber.integer(fields[1]) != nil, !isNumber(2)
    {
      return .trackingFormat
    }
    guard isSpaced(fields) else { return .wrongFieldCount(found: fields.count, expected: 15) }
    let words = fields.prefix { DecimalNumber.parse($0) == nil }
    return .classWithSpace(name: words.map { quoted($0) }.joined(separator: " "))
  }

  /// Whether several words stand before the numbers, and as many numbers as a label has.
  private static func isSpaced(_ fields: [UnsafeRawBufferPointer]) -> Bool {
    let words = fields.prefix { DecimalNumber.parse($0) == nil }.count
    let numbers = fields.count - words
    return words > 1 && (numbers == 14 || numbers == 15)
      && fields.suffix(numbers).allSatisfy { DecimalNumber.parse($0) != nil }
  }
}

/// How the fields of a KITTI line are set apart.
enum KITTISeparators {
  /// The first separator that is not one single blank, and where it stands.
  static func firstUntidy(_ line: UnsafeRawBufferPointer) -> (what: String, at: Int)? {
    for (at, byte) in line.enumerated() where TextFields.isBlank(byte) {
      if byte == 0x09 { return ("a tab", at) }
      if byte != 0x20 { return ("a control character", at) }
      if at == 0 { return ("a leading blank", at) }
      if at == line.count - 1 { return ("a trailing blank", at) }
      if TextFields.isBlank(line[at + 1]) {
        let isTrailing = line[at...].allSatisfy(TextFields.isBlank)
        return (isTrailing ? "trailing blanks" : "doubled blanks", at)
      }
    }
    return nil
  }
}

extension LabeledObject {
  /// Takes the numbers of a KITTI line, from truncation on: 14, or 15 with a score.
  @inline(__always)
  mutating func take(_ values: UnsafeBufferPointer<Double>) {
    flags.truncated = values[0]
    flags.occluded = values[1]
    box = WrittenBox(values[3], values[4], values[5], values[6], .continuous)
    kitti = KITTIFields(
      alpha: values[2], height: values[7], width: values[8], length: values[9], x: values[10],
      y: values[11], z: values[12], rotationY: values[13],
      score: values.count > 14 ? values[14] : nil)
  }
}
