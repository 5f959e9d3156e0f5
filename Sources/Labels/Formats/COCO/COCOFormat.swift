extension LabelFormatName {
  /// COCO JSON, one file for many images.
  public static let coco = LabelFormatName("coco", COCOFormat.self)
}

/// COCO labels: one JSON file for many images.
enum COCOFormat: LabelFormat {
  static let name = LabelFormatName.coco
  static let title = "COCO"
  static let summary = "COCO JSON: images, categories and annotations in one file"
  static let fileExtension = "json"
  static let evidence = LabelEvidence.content
  static let layout = FormatLayout(document: "annotations.json", splitStyle: .coco)
  static let statesImageSize = true
  static let holdsOutlines = true
  /// 1 GiB: COCO's own largest file has 450 MB.
  static let sizeLimit = 1 << 30

  /// Looks for an object with one of COCO's keys near the beginning.
  static func recognizes(_ head: UnsafeRawBufferPointer) -> Bool {
    let text = head.dropFirst(ByteOrderMark(head).length)
    guard text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
    let start = String(decoding: text, as: UTF8.self)
    if ["\"images\"", "\"annotations\""].contains(where: { start.contains($0) }) { return true }
    // Categories alone, to the end of the file, are an export's notes; many of them may come first.
    let isWhole = text.last(where: { $0 > 0x20 }) == UInt8(ascii: "}") && head.count < 4096
    return !isWhole && start.contains("\"categories\"")
  }

  static func makeReader(_ options: ReadOptions) -> any LabelReader {
    COCOReader(options)
  }

  static func write(
    _ images: [(image: LabeledImage, pictureName: String)], by writer: LabelWriter,
    _ losses: inout ConversionLosses
  ) -> [UInt8] {
    COCOWriter.write(images, writer.classes, &losses)
  }
}
