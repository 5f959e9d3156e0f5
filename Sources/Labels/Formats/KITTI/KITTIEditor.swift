import Text

/// Changes KITTI text in place, line by line.
struct KITTIEditor: LabelFileEditor {
  private let text: [UInt8]
  /// The lines that hold something, without their ends: one for each object.
  private var lines: [(number: Int, range: Range<Int>)] = []
  private var patches = BytePatches()

  static func apply(_ edits: [LabelEdit], to bytes: [UInt8]) throws(LabelsError) -> [UInt8] {
    try LabelEditor.checkReadable(bytes, .kitti)
    var editor = KITTIEditor(bytes)
    for edit in edits { try editor.apply(edit) }
    return editor.patches.applied(to: bytes)
  }

  /// The fields of rows, numbers by their value.
  static func statements(
    of objects: Set<Int>, in bytes: [UInt8]
  ) throws(LabelsError) -> [Int: [UInt8]] {
    let editor = KITTIEditor(bytes)
    var statements: [Int: [UInt8]] = [:]
    for object in objects where editor.lines.indices.contains(object) {
      let fields = editor.fields(editor.lines[object].range)
      statements[object] = fields.reduce(into: []) { statement, field in
        let text = editor.text[field]
        let number = text.withUnsafeBytes { DecimalNumber.parse($0) }
        statement += number.map { Array("\($0 + 0)".utf8) } ?? Array(text)
        statement.append(0x20)
      }
    }
    return statements
  }

  private init(_ bytes: [UInt8]) {
    text = bytes
    bytes.withUnsafeBytes { text in
      guard let base = text.baseAddress else { return }
      let mark = ByteOrderMark(text).length
      var scanner = LineScanner(UnsafeRawBufferPointer(rebasing: text[mark...]))
      while let line = scanner.next() {
        guard let start = line.bytes.baseAddress, !line.bytes.allSatisfy(TextFields.isBlank)
        else { continue }
        let at = start - base
        lines.append((line.number, at..<(at + line.bytes.count)))
      }
    }
  }

  private mutating func apply(_ edit: LabelEdit) throws(LabelsError) {
    switch edit {
    case .deleteObject(let number):
      patches.replace(wholeLines(try line(number), in: text), with: [])
    case .setBox(let number, let xMin, let yMin, let xMax, let yMax):
      try setBox(number, [xMin, yMin, xMax, yMax])
    case .renameClass(let number, let name):
      let isOneWord = !name.isEmpty && !name.utf8.contains(where: TextFields.isBlank)
      guard isOneWord, !name.utf8.contains(0) else { throw .cannotEdit(.badValue(name)) }
      guard let field = fields(try line(number)).first else {
        throw .cannotEdit(.noSuchField("type"))
      }
      patches.replace(field, with: Array(name.utf8))
    case .singleBlanks(let number):
      guard let line = lines.first(where: { $0.number == number }) else {
        throw .cannotEdit(.noSuchField("line \(number)"))
      }
      tidy(line.range)
    case .dropZeroFraction, .setSize, .setDepth, .setFilename, .trimNumbers:
      throw .cannotEdit(.notInFormat(.kitti))
    case .deleteCopy, .dropByteOrderMark, .unifyLineEnds, .trimLineEnds: break
    }
  }

  private func line(_ object: Int) throws(LabelsError) -> Range<Int> {
    guard lines.indices.contains(object) else { throw .cannotEdit(.noSuchObject(object)) }
    return lines[object].range
  }

  /// The fields of a line, the class name as one of them.
  private func fields(_ line: Range<Int>) -> [Range<Int>] {
    let fields = text[line].split(whereSeparator: TextFields.isBlank)
      .map { $0.startIndex..<$0.endIndex }
    guard let first = fields.first else { return fields }
    let count = text.withUnsafeBytes { text in
      KITTIRow(fields.map { UnsafeRawBufferPointer(rebasing: text[$0]) }).nameCount
    }
    return [first.lowerBound..<fields[count - 1].upperBound] + fields[count...]
  }

  /// Writes the numbers that differ, with as many digits behind the point as were there.
  private mutating func setBox(_ object: Int, _ values: [Double]) throws(LabelsError) {
    let fields = fields(try line(object))
    guard fields.count == 15 || fields.count == 16 else {
      throw .cannotEdit(.noSuchField("left"))
    }
    for (field, value) in zip(fields[4..<8], values) {
      guard value.isFinite else { throw .cannotEdit(.badValue("\(value)")) }
      let old = text[field]
      if old.withUnsafeBytes({ DecimalNumber.parse($0) }) == value { continue }
      let digits = old.lastIndex(of: PathBytes.dot).map { old.endIndex - $0 - 1 } ?? 0
      patches.replace(field, with: written(value, fractionDigits: min(digits, 12)))
    }
  }

  /// Puts one blank between the fields and none around them. Only separators are touched, so that
  /// another edit may change a field of the same line.
  private mutating func tidy(_ line: Range<Int>) {
    let fields = fields(line)
    guard let first = fields.first, let last = fields.last else { return }
    if first.lowerBound > line.lowerBound {
      patches.replace(line.lowerBound..<first.lowerBound, with: [])
    }
    for (left, right) in zip(fields, fields.dropFirst()) {
      let gap = left.upperBound..<right.lowerBound
      if text[gap] != [0x20] { patches.replace(gap, with: [0x20]) }
    }
    if last.upperBound < line.upperBound {
      patches.replace(last.upperBound..<line.upperBound, with: [])
    }
  }
}
