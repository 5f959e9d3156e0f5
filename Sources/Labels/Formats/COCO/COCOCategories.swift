/// The categories that a COCO document declares, each id once, the first of those that stand twice.
struct COCOCategories {
  /// What is said of a category.
  struct Entry {
    var offset: Int
    var name: String?
    var supercategory: String?
  }

  /// In the order of the document.
  private(set) var entries: [(id: COCOID, entry: Entry)] = []
  private var places: [COCOID: Int] = [:]

  /// Takes a category.
  ///
  /// - Returns: whether its id is new.
  mutating func add(_ entry: Entry, _ id: COCOID) -> Bool {
    guard places[id] == nil else { return false }
    places[id] = entries.count
    entries.append((id, entry))
    return true
  }

  /// The name of a declared category; one without a name is called by its id.
  func declaredName(of id: COCOID) -> String? {
    places[id].map { entries[$0].entry.name ?? Self.words(id) }
  }

  /// The same of a category that is known to be declared.
  func name(of id: COCOID) -> String { declaredName(of: id) ?? Self.words(id) }

  private static func words(_ id: COCOID) -> String {
    switch id {
    case .number(let number): String(number)
    case .text(let text): text
    }
  }

  /// Where the first id that is text stands.
  var firstTextID: Int? { entries.first { $0.id.number == nil }?.entry.offset }

  /// The classes in index order: by number as trainers sort them, in the document's order where an
  /// id is text. Two categories of one name are one class, of the first id.
  var declared: DeclaredClasses {
    let isNumbered = firstTextID == nil
    let ordered =
      isNumbered
      ? entries.sorted { ($0.id.number ?? 0) < ($1.id.number ?? 0) } : entries
    var (names, ids): ([String], [Int]) = ([], [])
    var seen: Set<String> = []
    for (id, _) in ordered where seen.insert(name(of: id)).inserted {
      names.append(name(of: id))
      ids.append(id.number ?? 0)
    }
    return DeclaredClasses(names: names, ids: isNumbered ? ids : nil, heading: heading)
  }

  /// Categories whose name another before them has, with the id of that one.
  var repeatedNames: [(name: String, first: COCOID, other: COCOID, offset: Int)] {
    var known: [String: COCOID] = [:]
    return entries.compactMap { id, entry in
      let name = name(of: id)
      guard let first = known[name] else {
        known[name] = id
        return nil
      }
      return (name, first, id, entry.offset)
    }
  }

  /// The name of a category of number 0 that is no class but the name of the data set, as one
  /// service writes it: all others have it for their supercategory, and it has none of its own.
  private var heading: String? {
    guard let zero = places[.number(0)], entries.count > 1, let name = entries[zero].entry.name
    else { return nil }
    let others = entries.filter { $0.id != .number(0) }
    return others.allSatisfy { $0.entry.supercategory == name } ? name : nil
  }
}
