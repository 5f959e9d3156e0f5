import Labels
import Reporting
import Studies

extension CommandContext {
  /// Says what lies beside the labels of a dataset and is passed over; nothing where there are none.
  func warn(of dataset: Dataset?, _ manners: MannersOptions) {
    if manners.quiet { return }
    for list in dataset?.unreadClassLists ?? [] { complain("warning: \(list)") }
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
