import Boxes
import Labels

/// Class names numbered as they come, by one thread, so that no pass over the labels is needed to
/// learn the list first. At the end the lists of all threads are joined and sorted, and whatever was
/// counted by number is renumbered: the result is that of a list known from the start.
struct ClassNumbering: Sendable {
  /// The names by number.
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  /// Takes an object's class, if it counts: regions to ignore have none.
  ///
  /// - Returns: the class's number, and whether it is new.
  mutating func number(of object: LabeledObject) -> (index: ClassIndex, isNew: Bool)? {
    if object.isDontCare { return nil }
    let name = object.className
    // Most datasets have a handful of classes: looking along them is quicker than a hash.
    for place in 0..<min(names.count, Self.fewNames) where names[place] == name {
      return (ClassIndex(place), false)
    }
    if names.count > Self.fewNames, let place = numbers[name] { return (ClassIndex(place), false) }
    numbers[name] = names.count
    names.append(name)
    return (ClassIndex(names.count - 1), true)
  }

  private static let fewNames = 12

  /// The list of all threads, sorted.
  static func joined(_ parts: some Sequence<ClassNumbering>) -> ClassList {
    ClassList(found: parts.reduce(into: Set<String>()) { $0.formUnion($1.names) })
  }

  /// The index that each number has in a list that holds all names.
  func indexes(in classes: ClassList) -> [ClassIndex] {
    names.compactMap(classes.index)
  }
}
