/// Pascal VOC labels: one XML file an image, its root `<annotation>`.
enum VOCFormat: LabelFormat {
  static let name = LabelFormatName.voc
  static let summary = "Pascal VOC XML: one <annotation> an image"
  static let fileExtension = "xml"

  /// Looks for a first character that opens markup, in UTF-8 or UTF-16.
  static func recognizes(_ head: UnsafeRawBufferPointer) -> Bool {
    head.dropFirst(ByteOrderMark(head).length).first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  static func makeReader(_ options: ReadOptions) -> any LabelReader {
    VOCReader(convention: options.vocPixels)
  }
}
