import Labels
import Studies
import Text

extension Dataset {
  /// What was read, where that is not plain: several formats, or labels that were left out because
  /// others describe the same pictures. Nothing for labels of one format.
  public var readText: String? {
    let counts = formatCounts
    guard counts.count > 1 || !leftOut.isEmpty else { return nil }
    let read = counts.map { Self.files($0.files, $0.format) }.joined(separator: " and ")
    guard !leftOut.isEmpty else { return "\(read) were read" }
    let formats = LabelFormats.names.filter { name in leftOut.contains { $0.format == name } }
    let rest = formats.map { name in
      Self.files(leftOut.filter { $0.format == name }.reduce(0) { $0 + $1.files.count }, name)
    }
    let options = formats.map { "--labels-format \($0)" }.joined(separator: " or ")
    return
      "\(read) read; \(rest.joined(separator: " and ")) of the same pictures not read: \(options)"
  }

  private static func files(_ count: Int, _ format: LabelFormatName) -> String {
    DecimalText.count(count, "\(format.type.title) file", "\(format.type.title) files")
  }
}
