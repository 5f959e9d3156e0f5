import Studies
import Text

extension FixTally {
  /// What could not be read or written.
  public var errors: [String] { failures.sorted() }
  /// What was left as it is.
  public var notes: [String] { refusals.sorted() }
  /// What was done.
  public var text: String { "\(fixed) fixed in \(places)." }
  /// What would be done.
  public var previewText: String { "\(fixed) fixable in \(places); nothing was written." }

  private var places: String { DecimalText.count(files, "file", "files", isGrouped: false) }
}
