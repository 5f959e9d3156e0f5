/// The classes that a document or a class list declares, used or not.
public struct DeclaredClasses: Hashable, Sendable {
  /// The names in index order.
  public let names: [String]
  /// The number of each in its document; `nil` where numbers are places in ``names``.
  public let ids: [Int]?
  /// The first of them where it only names the data set: nothing is of that class.
  public let heading: String?
  /// The places of numbers between others that the list gives no name: no classes, though each is
  /// called by its number to keep the others' places.
  public let gaps: Set<Int>

  /// Declares classes.
  public init(names: [String], ids: [Int]? = nil, heading: String? = nil, gaps: Set<Int> = []) {
    self.heading = heading
    self.gaps = gaps
    self.names = names
    self.ids = ids
  }

  /// Whether another list declares the same classes in the same order, by the same numbers where
  /// both have some.
  public func isSame(as other: DeclaredClasses) -> Bool {
    names == other.names && (ids == nil || other.ids == nil || ids == other.ids)
  }

  /// Whether another list gives the same number to a name, and the same name to a number, as far as
  /// both declare them; so that one network's output means the same under both.
  public func agrees(with other: DeclaredClasses) -> Bool {
    let (short, long) = names.count <= other.names.count ? (self, other) : (other, self)
    guard long.names.starts(with: short.names) else { return false }
    guard let a = short.ids, let b = long.ids else { return true }
    return b.starts(with: a)
  }
}
