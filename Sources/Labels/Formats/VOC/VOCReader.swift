/// Reads VOC files: plain ones by ``PlainXML``, every other one by libxml2, both into one builder.
final class VOCReader: LabelReader {
  private var builder: VOCBuilder
  private let parser = SAXParser()
  /// Whether the quick way is tried; tests compare both ways.
  private let triesPlain: Bool

  init(
    convention: PixelConvention, turnedBoxes: TurnedBoxes = .around, triesPlain: Bool = true
  ) {
    builder = VOCBuilder(convention: convention, turnedBoxes: turnedBoxes)
    self.triesPlain = triesPlain
  }

  func read(
    _ bytes: UnsafeRawBufferPointer, path: String, each: (inout LabeledImage) -> Void
  ) {
    builder.begin(path: path, text: bytes)
    let declaration = XMLDeclaration(bytes)
    let isPlain = triesPlain && PlainXML.read(bytes, declaration, into: &builder)
    if isPlain {
      reportMixedLineEnds(bytes)
    } else {
      builder.restart(bytes)
      readCarefully(bytes, declaration)
    }
    each(&builder.image)
  }

  private func readCarefully(_ bytes: UnsafeRawBufferPointer, _ declaration: XMLDeclaration?) {
    guard !bytes.isEmpty else {
      return builder.reject(.malformedXML(message: "the file is empty"), at: .start)
    }
    let mark = ByteOrderMark(bytes)
    let afterMark = UnsafeRawBufferPointer(rebasing: bytes[mark.length...])
    switch XMLText.decode(bytes, mark == .utf8 ? XMLDeclaration(afterMark) : declaration) {
    case .refused(let kind, let offset):
      builder.reject(kind, at: builder.lines.position(offset))
    case .converted(let text):
      text.withUnsafeBytes { parse($0) }
    case .asIs:
      if let bad = firstInvalidUTF8(bytes) {
        let position = builder.lines.position(bad)
        return builder.reject(.badEncoding(detail: "a byte that is no UTF-8"), at: position)
      }
      parse(afterMark)
      if mark == .utf8 { builder.image.issues.insert(ReadIssue(.byteOrderMark, at: .start), at: 0) }
    }
  }

  private func parse(_ text: UnsafeRawBufferPointer) {
    builder.restart(text)
    guard text.contains(where: { !UnsafeRawBufferPointer.isXMLBlank($0) }) else {
      return builder.reject(.malformedXML(message: "the document is empty"), at: .start)
    }
    let finding = XMLGuard.scan(text)
    if let finding, finding.isFatal {
      return builder.reject(finding.kind, at: builder.lines.position(finding.offset))
    }
    parser.parse(text, into: &builder)
    if let finding {
      let position = builder.lines.position(finding.offset)
      builder.image.issues.insert(ReadIssue(finding.kind, at: position), at: 0)
    }
    reportMixedLineEnds(text)
  }

  private func reportMixedLineEnds(_ text: UnsafeRawBufferPointer) {
    guard LineEnds.areMixed(text) else { return }
    builder.image.issues.insert(ReadIssue(.mixedLineEnds, at: .start), at: 0)
  }
}
