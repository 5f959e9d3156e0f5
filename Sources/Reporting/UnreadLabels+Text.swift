import Labels
import Text

extension UnreadLabels {
  /// How many label files could not be read, and the first; nothing where all could.
  public var text: String? {
    first.map { path in
      "\(DecimalText.count(count, "label file", "label files")) can't be read "
        + "(first \(EscapedText.of(path))) and \(count == 1 ? "is" : "are") left out; see dataset lint"
    }
  }
}
