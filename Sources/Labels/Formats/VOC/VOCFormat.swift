extension LabelFormatName {
  /// Pascal VOC XML, one file an image.
  public static let voc = LabelFormatName("voc", VOCFormat.self)
}

/// Pascal VOC labels: one XML file an image, its root `<annotation>`.
enum VOCFormat: LabelFormat {
  static let name = LabelFormatName.voc
  static let title = "Pascal VOC"
  static let summary = "Pascal VOC XML: one <annotation> an image"
  static let fileExtension = "xml"
  static let evidence = LabelEvidence.fileName
  static let layout = FormatLayout(
    labelFolder: "Annotations", imageFolder: "JPEGImages",
    splitLists: .init(folder: "ImageSets/Main"))
  static let statesImageSize = true
  static let namesPixels = true
  static let allowsByteOrderMark = true
  static let editor: (any LabelFileEditor.Type)? = VOCEditor.self

  /// Looks for a first character that opens markup, in UTF-8 or UTF-16.
  static func recognizes(_ head: UnsafeRawBufferPointer) -> Bool {
    head.dropFirst(ByteOrderMark(head).length).first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  static func makeReader(_ options: ReadOptions) -> any LabelReader {
    VOCReader(convention: options.vocPixels, turnedBoxes: options.turnedBoxes)
  }

  static func write(
    _ images: [(image: LabeledImage, pictureName: String)], by writer: LabelWriter,
    _ losses: inout ConversionLosses
  ) -> [UInt8] {
    images.flatMap { VOCWriter.write($0, pictureName: $1, writer.vocPixels, &losses) }
  }

  static func place(ofElement name: String, in text: UnsafeRawBufferPointer) -> TextPosition? {
    XMLScanner.place(ofElement: name, in: text)
  }
}
