import Studies

extension CommandContext {
  /// Says what lies beside the labels of a dataset and is passed over; nothing where there are none.
  func warn(of dataset: Dataset?) {
    for list in dataset?.unreadClassLists ?? [] { complain("warning: \(list)") }
  }
}
