import Labels

/// How often each class occurs, and where first: shared by all rules about classes.
///
/// Mergeable; the result does not depend on the order of files.
public struct ClassTally: Sendable {
  /// One class.
  public struct Entry: Sendable {
    /// The name as written.
    public let name: String
    /// Objects of that class.
    public var count: Int
    /// The file that comes first by name among those with the class.
    public var file: String
    /// The first object of the class in that file.
    public var position: TextPosition
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]
  private var latest = 0

  /// Nothing counted.
  public init() {}

  /// The classes by Unicode scalar value.
  public var sorted: [Entry] {
    entries.sorted { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }
  }

  /// Whether no class was seen.
  public var isEmpty: Bool { entries.isEmpty }

  /// Counts the objects of a file. Nameless objects are VOC010's, and `DontCare` is no class.
  mutating func collect(_ image: LabeledImage) {
    for index in image.objects.indices {
      if image.objects[index].isDontCare || image.objects[index].className.isEmpty { continue }
      count(
        image.objects[index].className, 1, file: image.path,
        position: image.objects[index].position)
    }
  }

  /// Adds another worker's counts.
  mutating func merge(_ other: ClassTally) {
    for entry in other.entries {
      count(entry.name, entry.count, file: entry.file, position: entry.position)
    }
  }

  private mutating func count(_ name: String, _ times: Int, file: String, position: TextPosition) {
    // Neighbors are often of one class: comparing one short name is cheaper than hashing it.
    if latest >= entries.count || entries[latest].name != name {
      guard let place = places[name] else {
        latest = entries.count
        places[name] = latest
        entries.append(Entry(name: name, count: times, file: file, position: position))
        return
      }
      latest = place
    }
    entries[latest].count += times
    if file < entries[latest].file {
      entries[latest].file = file
      entries[latest].position = position
    }
  }
}
