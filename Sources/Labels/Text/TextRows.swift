extension LabeledImage {
  /// Begins the image of a text file and hands over its lines, one object each at most. What concerns
  /// the file as a whole becomes an issue here.
  ///
  /// - Parameters:
  ///   - title: The format, for issues.
  ///   - row: Reads a line into the image; columns are shifted by the bytes of a byte order mark.
  @inline(__always)
  mutating func readRows(
    of bytes: UnsafeRawBufferPointer, _ title: String,
    row: (inout LabeledImage, LineScanner.Line, _ shift: Int) -> Void
  ) {
    imageSize = nil
    isDocument = false
    objects.removeAll(keepingCapacity: true)
    issues.removeAll(keepingCapacity: true)
    let mark = ByteOrderMark(bytes)
    if mark == .utf8 {
      issues.append(ReadIssue(.byteOrderMark, at: .start))
    } else if mark != .none {
      let detail = "UTF-16; \(title) labels are ASCII or UTF-8"
      return issues.append(ReadIssue(.badEncoding(detail: detail), at: .start))
    }
    guard bytes.count > mark.length else { return }
    var lines = LineScanner(UnsafeRawBufferPointer(rebasing: bytes[mark.length...]))
    while let line = lines.next() {
      guard objects.count < ReaderLimits.objects else {
        let kind = ReadIssue.Kind.tooManyObjects(limit: ReaderLimits.objects)
        issues.append(ReadIssue(kind, at: TextPosition(line: line.number, column: 1)))
        break
      }
      row(&self, line, line.number == 1 ? mark.length : 0)
    }
    if lines.isMixed { issues.append(ReadIssue(.mixedLineEnds, at: .start)) }
    if lines.crCount > 0 { issues.append(ReadIssue(.bareReturns, at: .start)) }
  }

  /// Notes what is wrong with an object's line, unless too much was noted already.
  mutating func report(_ kind: ReadIssue.Kind, at position: TextPosition, object: Int) {
    guard issues.count < ReaderLimits.issues else { return }
    issues.append(ReadIssue(kind, at: position, object: object))
  }
}
