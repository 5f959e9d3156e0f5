import Text

extension LabelFormatName {
  /// KITTI object text, one file an image.
  public static let kitti = LabelFormatName("kitti", KITTIFormat.self)
}

/// KITTI object labels: one text file an image, one object a line, 15 fields (16 with a score).
enum KITTIFormat: LabelFormat {
  static let name = LabelFormatName.kitti
  static let title = "KITTI"
  static let summary = "KITTI object text: 15 fields a line, 16 with a score"
  static let fileExtension = "txt"
  static let evidence = LabelEvidence.folder
  static let layout = FormatLayout(
    labelFolder: "label_2", imageFolder: "image_2", imageExtension: "png",
    splitLists: .init(folder: "ImageSets", isAlsoAbove: true), splitStyle: .squeezedet)
  static let editor: (any LabelFileEditor.Type)? = KITTIEditor.self

  /// Looks at the first line that is not blank: a word, then numbers, 15 fields or about as many.
  static func recognizes(_ head: UnsafeRawBufferPointer) -> Bool {
    let mark = ByteOrderMark(head).length
    var lines = LineScanner(UnsafeRawBufferPointer(rebasing: head[mark...]))
    while let line = lines.next() {
      let fields = TextFields.split(line.bytes)
      guard !fields.isEmpty else { continue }
      guard fields.count >= 12, fields.count <= 20 else { return false }
      let numbers = fields.dropFirst().reduce(0) { $0 + (DecimalNumber.parse($1) == nil ? 0 : 1) }
      let hasWord = fields.prefix(3).contains { DecimalNumber.parse($0) == nil }
      return hasWord && numbers >= 10 && fields[0].last != UInt8(ascii: ":")
    }
    return false
  }

  static func makeReader(_ options: ReadOptions) -> any LabelReader { KITTIReader() }

  static func write(
    _ images: [(image: LabeledImage, pictureName: String)], by writer: LabelWriter,
    _ losses: inout ConversionLosses
  ) -> [UInt8] {
    images.flatMap { image, _ in KITTIWriter.write(image, &losses) }
  }
}

extension KITTIFields {
  /// The names of the fields, in file order.
  static let names = [
    "type", "truncated", "occluded", "alpha", "left", "top", "right", "bottom", "height", "width",
    "length", "x", "y", "z", "rotation_y", "score",
  ]
}
