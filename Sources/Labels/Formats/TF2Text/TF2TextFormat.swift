import Text

extension LabelFormatName {
  /// The text of the TF2 SSD walk-through, one file an image.
  public static let tf2Text = LabelFormatName("tf2-text", TF2TextFormat.self)
}

/// The text that the TF2 SSD walk-through's own data reader takes: one file an image, one object a
/// line, fields between commas, no header.
///
///     bird,1,605,34,622,59     name, class number, xmin, ymin, xmax, ymax
///     bird,605,34,622,59       class (a name or a number), xmin, ymin, xmax, ymax
///
/// The image is that of the file's stem. Edges are whole continuous pixels: the walk-through makes
/// these rows of VOC by taking 1 off `xmin` and `ymin` and nothing off `xmax` and `ymax`.
///
/// - Parity: usmanr149/SSDModel e8f877f, `read_data`: it passes over the first of six fields, adds 1
///   to the number (0 is its background), takes whole numbers only, and dies of a blank line.
enum TF2TextFormat: LabelFormat {
  static let name = LabelFormatName.tf2Text
  static let title = "TF2 text"
  static let summary = "TF2 text: name, class number and corners, or class and corners, with commas"
  static let fileExtension = "txt"
  static let evidence = LabelEvidence.folder
  static let layout = FormatLayout(imageExtension: "png")

  /// Looks at the first line that is not blank: a word, then whole numbers that are corners in their
  /// order. Lists of images and tables of numbers are others' files, though a row of one may look
  /// like it: a word that has a dot or a slash is a file's name, and a number is no word.
  static func recognizes(_ head: UnsafeRawBufferPointer) -> Bool {
    let mark = ByteOrderMark(head).length
    var lines = LineScanner(UnsafeRawBufferPointer(rebasing: head[mark...]))
    while let line = lines.next() {
      if line.bytes.allSatisfy(TextFields.isBlank) { continue }
      let fields = TF2TextRow.fields(of: line.bytes)
      guard TF2TextRow.fieldCounts.contains(fields.count) else { return false }
      let numbers = fields.dropFirst().compactMap(wholeNumber)
      guard numbers.count == fields.count - 1 else { return false }
      if fields.count == 6, numbers[0] < 0 { return false }
      let edges = Array(numbers.suffix(4))
      return isClassName(fields[0]) && edges[0] < edges[2] && edges[1] < edges[3]
    }
    return false
  }

  private static func wholeNumber(_ field: UnsafeRawBufferPointer) -> Double? {
    DecimalNumber.read(field).flatMap { $0.isPlainInteger ? $0.value : nil }
  }

  private static func isClassName(_ field: UnsafeRawBufferPointer) -> Bool {
    let fileMarks = [PathBytes.dot, PathBytes.slash, UInt8(ascii: "\\")]
    return !field.isEmpty && DecimalNumber.parse(field) == nil
      && !field.contains(where: fileMarks.contains)
  }

  static func makeReader(_ options: ReadOptions) -> any LabelReader {
    TF2TextReader(classNames: options.classNames)
  }

  static func write(
    _ images: [(image: LabeledImage, pictureName: String)], by writer: LabelWriter,
    _ losses: inout ConversionLosses
  ) -> [UInt8] {
    images.flatMap { image, _ in TF2TextWriter.write(image, writer.classes, &losses) }
  }
}
