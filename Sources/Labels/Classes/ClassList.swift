import Boxes

/// The object classes in index order: stated by the user, declared with the labels, or sorted. Never in
/// hash order.
public struct ClassList: Hashable, Sendable {
  /// The names in index order.
  public let names: [String]
  /// Whether the user stated the list; else it was collected from the labels.
  public let isStated: Bool
  /// The numbers that COCO documents give the classes; `nil` where none do, or not the same.
  private let ids: [Int]?
  /// Names that only keep the place of a number without a name.
  private let placeholders: Set<String>
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

  /// Joins lists that are declared with labels, in their order, and behind them, sorted, the names
  /// that were found and no list has.
  public init(declared lists: [DeclaredClasses], found names: some Sequence<String>) {
    var all: [String] = []
    var known: Set<String> = []
    for list in lists {
      for name in list.names where known.insert(name).inserted { all.append(name) }
    }
    let others = ClassList(found: names).names.filter { !known.contains($0) }
    let gaps = lists.flatMap { list in list.gaps.map { list.names[$0] } }
    let named = lists.flatMap { list in
      list.names.indices.filter { !list.gaps.contains($0) }.map { list.names[$0] }
    }
    self.init(
      names: all + others, isStated: false, ids: Self.ids(of: all + others, lists),
      placeholders: Set(gaps).subtracting(named).subtracting(names))
  }

  /// The numbers that the lists agree on, each name one and each number one; names without one get
  /// those behind the largest.
  private static func ids(of names: [String], _ lists: [DeclaredClasses]) -> [Int]? {
    var numbers: [String: Int] = [:]
    for list in lists {
      guard let ids = list.ids else { continue }
      for (name, id) in zip(list.names, ids) {
        if let other = numbers[name], other != id { return nil }
        numbers[name] = id
      }
    }
    guard Set(numbers.values).count == numbers.count, let largest = numbers.values.max(),
      largest < Int.max - names.count
    else { return nil }
    var next = largest
    return names.map { name in
      if let number = numbers[name] { return number }
      next += 1
      return next
    }
  }

  /// The number of a class in a COCO document, by its index: its own, else counted from 1.
  public func number(of index: Int) -> Int { ids?[index] ?? index + 1 }

  /// The same list without some names.
  public func without(_ isLeftOut: (String) -> Bool) -> ClassList {
    let places = names.indices.filter { !isLeftOut(names[$0]) }
    return ClassList(
      names: places.map { names[$0] }, isStated: isStated,
      ids: ids.map { ids in places.map { ids[$0] } }, placeholders: placeholders)
  }

  /// Whether a place is kept for a number that has no name, and that no object was found to have.
  public func isPlaceholder(_ index: Int) -> Bool { placeholders.contains(names[index]) }

  private init(
    names: [String], isStated: Bool, ids: [Int]? = nil, placeholders: Set<String> = []
  ) {
    self.names = names
    self.placeholders = placeholders
    self.isStated = isStated
    self.ids = ids
    indexes = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The index of a name, exactly as spelled; `nil` when it is not in the list.
  public func index(of name: String) -> ClassIndex? { indexes[name].map(ClassIndex.init) }
}
