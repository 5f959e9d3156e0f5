import Text

/// Reads the TF2 walk-through's text.
///
/// All rows of a file are of one kind: the first that can be read says whether they have five fields
/// or six. Blank lines are passed over, though the trainer dies of one.
final class TF2TextReader: LabelReader {
  private var image = LabeledImage(path: "", format: .tf2Text)
  private let classNames: [String]?
  /// How many fields the rows of this file have, once one was read.
  private var fieldCount: Int?

  init(classNames: [String]?) { self.classNames = classNames }

  func read(
    _ bytes: UnsafeRawBufferPointer, path: String, each: (inout LabeledImage) -> Void
  ) {
    image.path = path
    fieldCount = nil
    image.readRows(of: bytes, TF2TextFormat.title) { image, line, shift in
      read(line, shift, into: &image)
    }
    each(&image)
  }

  private func read(_ line: LineScanner.Line, _ shift: Int, into image: inout LabeledImage) {
    if line.bytes.allSatisfy(TextFields.isBlank) { return }
    let index = image.objects.count
    func report(_ kind: ReadIssue.Kind, _ column: Int) {
      let position = TextPosition(line: line.number, column: column + shift)
      image.report(kind, at: position, object: index)
    }
    var object = LabeledObject(
      className: "", box: nil, position: TextPosition(line: line.number, column: 1), index: index)
    defer { image.objects.append(object) }
    let expected = fieldCount ?? TF2TextRow.fieldCounts.upperBound
    guard line.bytes.count <= ReaderLimits.lineLength else {
      let (length, limit) = (line.bytes.count, ReaderLimits.lineLength)
      return report(.lineTooLong(bytes: length, limit: limit, fields: expected), 1)
    }
    if let bad = firstInvalidUTF8(line.bytes) {
      return report(.badEncoding(detail: "a byte that is no UTF-8"), bad + 1)
    }
    let fields = TF2TextRow.fields(of: line.bytes)
    func column(_ field: UnsafeRawBufferPointer) -> Int {
      guard let start = line.bytes.baseAddress, let at = field.baseAddress else { return 1 }
      return at - start + 1
    }
    let isExpected =
      fieldCount.map { $0 == fields.count } ?? TF2TextRow.fieldCounts.contains(fields.count)
    guard isExpected else {
      return report(.wrongFieldCount(found: fields.count, expected: expected), 1)
    }
    guard let name = className(fields) else {
      let number = fields[fields.count - 5]
      let known = TF2TextRow.classNumber(number) == nil ? nil : classNames?.count
      return report(.badClassNumber(text: quoted(number), classes: known), column(number))
    }
    object.className = name
    var values: [Double] = []
    for (field, name) in zip(fields.suffix(4), TF2TextRow.edgeNames) {
      guard let reading = DecimalNumber.read(field) else {
        report(.badNumber(field: name, text: quoted(field)), column(field))
        continue
      }
      values.append(reading.value)
      guard !reading.isPlainInteger else { continue }
      let isWhole = reading.value.rounded() == reading.value
      let kind = ReadIssue.Kind.fractionalCoordinate(
        field: name, text: quoted(field), whole: isWhole)
      report(kind, column(field))
    }
    // A row is trusted as a whole or not at all: a shifted field spoils its neighbors.
    guard values.count == 4 else { return }
    fieldCount = fields.count
    object.box = WrittenBox(values[0], values[1], values[2], values[3], .continuous)
  }

  /// The class of a row; nothing when it has a number that is none, or is beyond the list.
  ///
  /// Six fields have a number whatever the name says: it is what the trainer goes by. A name that is
  /// left out is that of the number.
  private func className(_ fields: [UnsafeRawBufferPointer]) -> String? {
    guard fields.count == TF2TextRow.fieldCounts.upperBound else {
      let isWord = !fields[0].isEmpty && DecimalNumber.parse(fields[0]) == nil
      return isWord ? String(decoding: fields[0], as: UTF8.self) : className(ofNumber: fields[0])
    }
    guard TF2TextRow.classNumber(fields[1]) != nil else { return nil }
    return fields[0].isEmpty
      ? className(ofNumber: fields[1]) : String(decoding: fields[0], as: UTF8.self)
  }

  /// The name of a class number; the number itself when no names are known.
  private func className(ofNumber field: UnsafeRawBufferPointer) -> String? {
    guard let number = TF2TextRow.classNumber(field) else { return nil }
    guard let classNames else { return String(number) }
    return classNames.indices.contains(number) ? classNames[number] : nil
  }
}
