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
    Self.readRows(of: bytes, into: &image, &tidy)
    image.becomeForeign(bytes)
    each(&image)
  }

  /// Apart, so that access to the reader's own state is checked once a file and not once a line.
  private static func readRows(
    of bytes: UnsafeRawBufferPointer, into image: inout LabeledImage, _ tidy: inout TidyKITTILine
  ) {
    image.readRows(of: bytes, KITTIFormat.title) { image, line, shift in
      if tidy.read(line.bytes) {
        image.objects.append(tidy.object(line: line.number, index: image.objects.count))
      } else {
        readUntidy(line, shift, into: &image)
      }
    }
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
    let row = KITTIRow(fields)
    let index = image.objects.count
    func column(_ field: UnsafeRawBufferPointer) -> Int {
      guard let start = line.bytes.baseAddress, let at = field.baseAddress else { return 1 }
      return at - start + 1 + shift
    }
    func report(_ kind: ReadIssue.Kind, _ column: Int) {
      image.report(kind, at: TextPosition(line: line.number, column: column), object: index)
    }
    var object = LabeledObject(
      className: PathBytes.display(row.nameBytes), box: nil,
      position: TextPosition(line: line.number, column: column(first)), index: index)
    defer { image.objects.append(object) }

    if let bad = firstInvalidUTF8(line.bytes) {
      return report(.badEncoding(detail: "a byte that is no UTF-8"), bad + 1 + shift)
    }
    if let (what, at) = KITTISeparators.firstUntidy(line.bytes) {
      report(.untidySeparator(what: what), at + 1 + shift)
    }
    guard row.isComplete else {
      let (kind, at) = row.fault(of: line.bytes)
      return report(kind, at + 1 + shift)
    }
    if row.isQuoted {
      report(.quotedClass(name: quoted(row.nameBytes)), column(first))
    } else if row.nameCount > 1 {
      report(.classWithSpace(name: quoted(row.nameBytes)), column(first))
    }
    var values: [Double] = []
    for (place, field) in row.numbers.enumerated() {
      if let value = DecimalNumber.parse(field) {
        values.append(value)
      } else {
        report(.badNumber(field: KITTIFields.names[place + 1], text: quoted(field)), column(field))
      }
    }
    // A row is trusted as a whole or not at all: a shifted field spoils its neighbors.
    guard values.count == row.numbers.count else { return }
    values.withUnsafeBufferPointer { object.take($0) }
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
