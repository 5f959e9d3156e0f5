/// Evenly spaced files of a dataset, at most so many: a sample that does not depend on threads.
struct EvenSelection: Hashable, Sendable {
  /// The most files.
  let limit: Int
  /// All files.
  let total: Int

  /// Whether a file, by its place, is one of them: `i * total / limit` for some `i`.
  func contains(_ file: Int) -> Bool {
    if total <= limit { return true }
    let number = (file * limit + total - 1) / total
    return number < limit && number * total / limit == file
  }
}
