import Boxes
import Labels

/// Class names numbered as they come, by one thread, so that no pass over the labels is needed to
/// learn the list first. At the end the lists of all threads are joined and sorted, and whatever was
/// counted by number is renumbered: the result is that of a list known from the start.
struct ClassNumbering: Sendable {
  /// The names by number.
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]
  private var declarations = ClassDeclarations()

  /// Takes the classes that an image's document or class list declares, used or not.
  ///
  /// - Returns: the list, if it is new to this thread.
  @discardableResult
  mutating func begin(_ image: LabeledImage) -> DeclaredClasses? {
    guard let declared = declarations.add(image) else { return nil }
    for name in declared.names { _ = number(of: name) }
    return declared
  }

  /// Takes an object's class, if it counts: regions to ignore have none.
  ///
  /// - Returns: the class's number, and whether it is new.
  mutating func number(of object: LabeledObject) -> (index: ClassIndex, isNew: Bool)? {
    object.isDontCare ? nil : number(of: object.className)
  }

  private mutating func number(of name: String) -> (index: ClassIndex, isNew: Bool) {
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

  /// The list of all threads: what is declared, then the rest, sorted.
  static func joined(_ parts: some Sequence<ClassNumbering>) -> ClassList {
    let parts = Array(parts)
    return ClassDeclarations.list(
      parts.lazy.map(\.declarations),
      found: parts.reduce(into: Set<String>()) { $0.formUnion($1.names) })
  }

  /// The index that each number has in a list that holds all names.
  func indexes(in classes: ClassList) -> [ClassIndex] {
    names.compactMap(classes.index)
  }
}
