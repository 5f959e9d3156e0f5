import Labels
import Text

extension UnreadLabels {
  /// How many label files could not be read, how many texts are no labels, and the first of each;
  /// nothing where all are labels that could be read.
  public var text: String? {
    let parts = [
      first.map { path in
        "\(DecimalText.count(count, "label file", "label files")) can't be read "
          + "(first \(EscapedText.of(path))) and \(count == 1 ? "is" : "are") left out"
      },
      firstForeign.map { path in
        "\(DecimalText.count(foreignCount, "text is no label", "texts are no labels")) "
          + "(first \(EscapedText.of(path))) and \(foreignCount == 1 ? "is" : "are") left out"
      },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ") + "; see dataset lint --select SET"
  }
}
