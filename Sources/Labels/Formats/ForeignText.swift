import Text

/// Text that lies among labels and is none: what it is, in words.
///
/// One row that looks like a label of a text format, however damaged, and the text is one.
enum ForeignText {
  /// What a text is, or its first few KiB.
  ///
  /// - Returns: nothing where a row may be a label, where there is no row, and where the encoding is
  ///   at fault.
  static func kind(of text: UnsafeRawBufferPointer) -> String? {
    let mark = ByteOrderMark(text)
    guard mark == .none || mark == .utf8 else { return nil }
    let text = UnsafeRawBufferPointer(rebasing: text[mark.length...])
    switch text.first(where: { !TextFields.isBlank($0) }) {
    case nil: return nil
    case UInt8(ascii: "["), UInt8(ascii: "{"): return json(text)
    default: break
    }
    var kinds: Set<Kind> = []
    var lines = LineScanner(text)
    while let line = lines.next() {
      if line.bytes.allSatisfy(TextFields.isBlank) { continue }
      // Bytes that are no text are a damaged label's rather than a note's.
      if line.bytes.contains(0) || line.bytes.count > ReaderLimits.lineLength { return nil }
      switch judge(line.bytes) {
      case .label: return nil
      case let kind: kinds.insert(kind)
      }
    }
    kinds.remove(.dotaHead)
    guard kinds.count == 1, let kind = kinds.first else { return Kind.text.rawValue }
    return kind.rawValue
  }

  /// What rows are.
  private enum Kind: String {
    case label
    case calibration = "a calibration file"
    case dota = "DOTA rows (four corners, a class, a difficulty)"
    case dotaHead = "the head of a DOTA file"
    case openImages = "OIDv4 rows (a class and corners)"
    case visDrone = "VisDrone rows (corner, size, score, class, truncation, occlusion)"
    case pictures = "a list of pictures"
    case table = "a table with commas"
    case text = "text of which no row looks like a label"
  }

  private static func judge(_ line: UnsafeRawBufferPointer) -> Kind {
    let fields = TextFields.split(line)
    let numbers = fields.map { DecimalNumber.parse($0) }
    let words = numbers.prefix { $0 == nil }.count
    let values = numbers[words...].compactMap { $0 }
    let areNumbers = words + values.count == fields.count
    if FileEnding(Array(fields[fields.count - 1])[...]).isImage { return .pictures }
    if words == 1, fields[0].last == UInt8(ascii: ":"), areNumbers, values.count >= 3 {
      return .calibration
    }
    if words == 0 {
      // A class number, and shares.
      if areNumbers, values.count > 1 { return .label }
      let isCorners = numbers.count >= 9 && numbers.prefix(8).allSatisfy { $0 != nil }
      if isCorners, numbers[8] == nil { return .dota }
      // A row of a label with a slip in it: a number that is none, or a word too many.
      let known = numbers.count { $0 != nil }
      if fields.count >= 5, known * 5 >= fields.count * 3 { return .label }
    } else if areNumbers, areCorners(values) {
      return .openImages
    } else if areNumbers, values.count >= 3 {
      return .label
    } else if fields.count > 8 {
      // Most of a long row has digits: KITTI's, with a slip or a name of several words.
      let digits = fields.dropFirst().filter { $0.contains { $0 &- UInt8(ascii: "0") < 10 } }
      if digits.count * 4 >= (fields.count - 1) * 3 { return .label }
    }
    if line.starts(with: "imagesource:".utf8) || line.starts(with: "gsd:".utf8) { return .dotaHead }
    return table(line) ?? .text
  }

  /// Whether four numbers are corners in their order, in pixels.
  private static func areCorners(_ values: [Double]) -> Bool {
    values.count == 4 && values[0] < values[2] && values[1] < values[3] && values[2] > 1
  }

  /// What a row with commas is.
  private static func table(_ line: UnsafeRawBufferPointer) -> Kind? {
    let fields = TF2TextRow.fields(of: line)
    guard fields.count >= 3 else { return nil }
    let numbers = fields.filter { DecimalNumber.parse($0) != nil }.count
    if TF2TextRow.fieldCounts.contains(fields.count), numbers >= 4 { return .label }
    // A trailing comma is usual there.
    return numbers == 8 && fields.count - numbers <= 1 ? .visDrone : .table
  }

  private static func json(_ text: UnsafeRawBufferPointer) -> String? {
    let start = String(decoding: text.prefix(LabelFormats.headLength), as: UTF8.self)
    if start.contains("\"coordinates\"") { return "CreateML JSON" }
    if start.contains("\"images\"") || start.contains("\"annotations\"") { return nil }
    return "JSON that is no COCO document"
  }
}

extension LabeledImage {
  /// Makes an image of a text of which nothing was read no image, where no row looks like a label.
  mutating func becomeForeign(_ text: UnsafeRawBufferPointer) {
    // The first object of nearly all files has a box.
    guard let first = objects.first, first.box == nil, objects.count < ReaderLimits.objects,
      objects.allSatisfy({ $0.box == nil }), let what = ForeignText.kind(of: text)
    else { return }
    objects.removeAll(keepingCapacity: true)
    issues.removeAll(keepingCapacity: true)
    issues.append(ReadIssue(.noLabel(what: what), at: .start))
    isUnit = false
    isDocument = true
  }
}
