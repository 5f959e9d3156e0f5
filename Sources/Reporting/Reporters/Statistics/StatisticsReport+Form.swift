import Studies
import Text

extension StatisticsReport {
  /// How the numbers are written.
  public enum Form: String, CaseIterable, Sendable {
    /// Tables for a terminal.
    case text
    /// `anchorkit.stats/1`.
    case json
    /// One page with plots.
    case html
  }

  /// The report, written.
  public func bytes(_ form: Form) -> [UInt8] {
    switch form {
    case .text: Array(text.utf8)
    case .json: json
    case .html: html
    }
  }
}

extension StatisticsStudy.Outcome {
  /// The files that could not be read, or that nothing could; nothing where all is well.
  public var unreadableText: String? {
    if let first = unreadable.first {
      return "\(DecimalText.count(unreadable.count, "file", "files", isGrouped: false)) could not "
        + "be read, such as \(first); see dataset lint."
    }
    return readsNothing ? "no label could be read; see dataset lint." : nil
  }
}
