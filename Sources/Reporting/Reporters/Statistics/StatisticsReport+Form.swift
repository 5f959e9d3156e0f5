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
  /// The files that could not be read; nothing where all could.
  public var unreadableText: String? {
    unreadable.first.map {
      "\(DecimalText.count(unreadable.count, "file", "files", isGrouped: false)) could not be read, "
        + "such as \($0); see dataset lint."
    }
  }
}
