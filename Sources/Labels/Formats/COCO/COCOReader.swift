import JSONText

/// Reads COCO JSON in one pass, then hands over one image after the other with its annotations.
///
/// What concerns no single image comes first, as an image without objects and without
/// ``LabeledImage/coco``.
final class COCOReader: LabelReader {
  private let options: ReadOptions

  init(_ options: ReadOptions) { self.options = options }

  func read(
    _ bytes: UnsafeRawBufferPointer, path: String, each: (inout LabeledImage) -> Void
  ) {
    var document = COCODocument(bytes)
    do {
      try document.read()
    } catch {
      let kind: ReadIssue.Kind =
        error.fault == .invalidUTF8
        ? .badEncoding(detail: "a byte that is no UTF-8")
        : .malformedJSON(message: bytes.isEmpty ? "the file is empty" : "\(error.fault)")
      let position = TextPosition(line: error.line, column: error.column)
      return refuse([ReadIssue(kind, at: position)], path, each)
    }
    if let what = document.otherKind {
      var file = LabeledImage(
        path: path, format: .coco,
        issues: [ReadIssue(.noLabel(what: what), at: .start)])
      file.isDocument = true
      return each(&file)
    }
    if !document.faults.isEmpty { return refuse(document.faults, path, each) }
    var assembly = COCOAssembly(document, path: path, options)
    assembly.run(each)
  }

  private func refuse(
    _ issues: [ReadIssue], _ path: String, _ each: (inout LabeledImage) -> Void
  ) {
    var image = LabeledImage(path: path, format: .coco, issues: issues)
    each(&image)
  }
}
