import Boxes

/// The object classes in index order: stated by the user, or sorted. Never in hash order.
public struct ClassList: Hashable, Sendable {
  /// The names in index order.
  public let names: [String]
  /// Whether the user stated the list; else it was collected from the labels and sorted.
  public let isStated: Bool
  private let indexes: [String: Int]

  /// Takes a stated list; the order is the index order.
  ///
  /// A name that stands twice keeps its first index.
  public init(stated names: [String]) {
    self.init(names: names, isStated: true)
  }

  /// Sorts the names that were found in labels, by Unicode scalar value.
  public init(found names: some Sequence<String>) {
    let sorted = Set(names).sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    self.init(names: sorted, isStated: false)
  }

  private init(names: [String], isStated: Bool) {
    self.names = names
    self.isStated = isStated
    indexes = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The index of a name, exactly as spelled; `nil` when it is not in the list.
  public func index(of name: String) -> ClassIndex? { indexes[name].map(ClassIndex.init) }
}
