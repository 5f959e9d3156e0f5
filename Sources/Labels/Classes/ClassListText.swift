/// A class list of lines: `classes.txt`, `obj.names`, `_darknet.labels`.
enum ClassListText {
  /// One name a line, without the blanks around it. A blank line between names is a fault and counts,
  /// as for most readers: the number of a class is that of its line.
  static func read(_ bytes: [UInt8], path: String) -> ClassListFile {
    let mark = bytes.withUnsafeBytes { ByteOrderMark($0).length }
    guard let text = String(validating: bytes.dropFirst(mark), as: UTF8.self) else {
      let kind = ClassListFile.Fault.Kind.unreadable(reason: "a byte that is no UTF-8")
      return ClassListFile(
        path: path, names: [], faults: [ClassListFile.Fault(kind: kind, line: 1)])
    }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(trimmed)[...]
    while lines.last?.isEmpty == true { lines.removeLast() }
    let numbered = lines.enumerated().map { (name: $1, line: $0 + 1) }
    return ClassListFile(
      path: path, names: Array(lines), faults: ClassListFile.faults(of: numbered))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
