import Labels
import Reporting
import Studies

extension CommandContext {
  /// Says which labels of a dataset are read, where that is not plain, and what lies beside them and
  /// is passed over.
  func warn(of dataset: Dataset?, _ manners: MannersOptions) {
    guard !manners.quiet, let dataset else { return }
    if let text = dataset.readText { complain("note: \(text)") }
    if let text = dataset.pairing.ambiguous.text { complain("note: \(text)") }
    for list in dataset.classListWarnings { complain("warning: \(list)") }
  }

  /// Says how many label files could not be read; nothing where all could.
  func warn(of unread: UnreadLabels, _ manners: MannersOptions) {
    if !manners.quiet, let text = unread.text { complain("warning: \(text).") }
  }

  /// Says both of what sizes came from.
  func warn(of source: SizeSource, _ manners: MannersOptions) {
    warn(of: source.dataset, manners)
    warn(of: source.unread, manners)
  }
}
