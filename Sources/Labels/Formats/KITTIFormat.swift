import Text

/// KITTI object labels: one text file an image, one object a line, 15 fields (16 with a score).
enum KITTIFormat: LabelFormat {
  static let name = LabelFormatName.kitti
  static let summary = "KITTI object text: 15 fields a line, 16 with a score"
  static let fileExtension = "txt"

  /// Looks at the first line that is not blank: a word, then numbers, 15 fields or about as many.
  static func recognizes(_ head: UnsafeRawBufferPointer) -> Bool {
    let mark = ByteOrderMark(head).length
    var lines = LineScanner(UnsafeRawBufferPointer(rebasing: head[mark...]))
    while let line = lines.next() {
      let fields = KITTIFields.split(line.bytes)
      guard !fields.isEmpty else { continue }
      guard fields.count >= 12, fields.count <= 20 else { return false }
      let numbers = fields.dropFirst().reduce(0) { $0 + (DecimalNumber.parse($1) == nil ? 0 : 1) }
      let hasWord = fields.prefix(3).contains { DecimalNumber.parse($0) == nil }
      return hasWord && numbers >= 10 && fields[0].last != UInt8(ascii: ":")
    }
    return false
  }

  static func makeReader(_ options: ReadOptions) -> any LabelReader { KITTIReader() }
}

extension KITTIFields {
  /// The fields of a line, between blanks and tabs.
  static func split(_ line: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    line.split { isBlank($0) }.map(UnsafeRawBufferPointer.init(rebasing:))
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// The names of the fields, in file order.
  static let names = [
    "type", "truncated", "occluded", "alpha", "left", "top", "right", "bottom", "height", "width",
    "length", "x", "y", "z", "rotation_y", "score",
  ]
}
