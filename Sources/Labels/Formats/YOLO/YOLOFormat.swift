import Text

extension LabelFormatName {
  /// YOLO text, one file an image.
  public static let yolo = LabelFormatName("yolo", YOLOFormat.self)
}

/// YOLO labels: one text file an image, one object a line, `class cx cy width height` as shares of
/// the image. Class numbers get their names from `classes.txt`, `data.yaml` or the user.
enum YOLOFormat: LabelFormat {
  static let name = LabelFormatName.yolo
  static let title = "YOLO"
  static let summary = "YOLO text: class number, center and size as shares of the image"
  static let fileExtension = "txt"
  static let evidence = LabelEvidence.folder
  static let layout = FormatLayout(
    labelFolder: "labels", imageFolder: "images", splitStyle: .yolo)
  static let classFile: String? = "classes.txt"
  static let holdsOutlines = true

  /// Looks at the first line that is not blank: a whole number, then 4 numbers or a polygon.
  static func recognizes(_ head: UnsafeRawBufferPointer) -> Bool {
    let mark = ByteOrderMark(head).length
    var lines = LineScanner(UnsafeRawBufferPointer(rebasing: head[mark...]))
    while let line = lines.next() {
      let fields = TextFields.split(line.bytes)
      guard let first = fields.first else { continue }
      let isWhole = first.allSatisfy { ($0 &- UInt8(ascii: "0")) < 10 }
      let others = fields.dropFirst()
      guard isWhole, others.count == 4 || (others.count >= 6 && others.count % 2 == 0) else {
        return false
      }
      return others.allSatisfy { field in
        DecimalNumber.parse(field).map { abs($0) <= 2 } ?? false
      }
    }
    return false
  }

  static func makeReader(_ options: ReadOptions) -> any LabelReader {
    YOLOReader(classNames: options.classNames)
  }

  static func write(
    _ images: [(image: LabeledImage, pictureName: String)], by writer: LabelWriter,
    _ losses: inout ConversionLosses
  ) -> [UInt8] {
    images.flatMap { image, _ in YOLOWriter.write(image, writer.classes, &losses) }
  }
}
