/// A YOLOv5 model file whose anchors and class count are replaced line by line, all else kept.
struct YOLOModelFile {
  private let lines: BaseLines
  private let block: Range<Int>
  private let classLine: Int?
  /// The levels that the old block lists; nothing when it is a number or a list on one line.
  let levels: Int?

  /// Finds the `anchors:` block.
  ///
  /// - Throws: `EmitError.badBase` when there is none.
  init(_ bytes: [UInt8]) throws(EmitError) {
    let lines = BaseLines(bytes)
    let starts = (0..<lines.count).filter { lines[$0].hasPrefix("anchors:") }
    guard let start = starts.first else {
      throw .badBase(
        target: "yolov5", line: nil, reason: "it has no 'anchors:' on the outermost level",
        remedy:
          "Models of ultralytics 8 and later have no anchors; take a model file of the yolov5 or "
          + "yolov3 repository")
    }
    guard starts.count == 1 else {
      throw .badBase(
        target: "yolov5", line: starts[1] + 1, reason: "'anchors:' stands twice",
        remedy: "Remove one")
    }
    var end = start + 1
    var index = end
    // The block ends with its last item; blank lines and comments after it are the file's.
    while index < lines.count, Self.mayBelong(lines[index]) {
      index += 1
      if Self.isItem(lines[index - 1]) { end = index }
    }
    block = start..<end
    let rows = block.dropFirst().count { lines[$0].drop(while: \.isWhitespace).hasPrefix("-") }
    levels = rows == 0 ? nil : rows
    classLine = (0..<lines.count).first { lines[$0].hasPrefix("nc:") }
    self.lines = lines
  }

  private static func mayBelong(_ line: Substring) -> Bool {
    guard let first = line.first else { return true }
    return first.isWhitespace || first == "-" || first == "#"
  }

  private static func isItem(_ line: Substring) -> Bool {
    guard let first = line.first(where: { !$0.isWhitespace }) else { return false }
    return first != "#"
  }

  /// The file with another block and, where given, another class count.
  func updated(block rows: [String], classes: Int?) -> EmittedConfig {
    var notes: [String] = []
    var replacements: [Int: [String]] = [:]
    for index in block { replacements[index] = [] }
    replacements[block.lowerBound] = rows
    if let classes {
      if let classLine {
        let rest = lines[classLine].dropFirst(3)
        let value = rest.prefix { $0 != "#" }
        let comment = rest.dropFirst(value.count)
        let old = value.filter { !$0.isWhitespace }
        if old != "\(classes)" {
          notes.append("nc was \(old) and is now \(classes).")
          replacements[classLine] = ["nc: \(classes)" + (comment.isEmpty ? "" : "  \(comment)")]
        }
      } else {
        notes.append("The base file has no 'nc:', so the number of classes is not written.")
      }
    }
    return EmittedConfig(bytes: lines.replacing(replacements), notes: notes)
  }
}
