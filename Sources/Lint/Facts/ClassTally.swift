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
    /// The collected file that was last looked at for ``file``, by its number.
    fileprivate var seenIn = 0
  }

  private var entries: [Entry] = []
  private var places: [Spelling: Int] = [:]
  private var latest = 0
  private var files = 0

  /// Nothing counted.
  public init() {}

  /// The classes by Unicode scalar value.
  public var sorted: [Entry] {
    entries.sorted { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }
  }

  /// Whether no class was seen.
  public var isEmpty: Bool { entries.isEmpty }

  /// Counts the objects of a file. Nameless objects are VOC010's, and `DontCare` is no class; nor is
  /// what stands in the place of a class number in a row that could not be read.
  mutating func collect(_ image: LabeledImage) {
    files += 1
    for index in image.objects.indices {
      if image.objects.isIgnoredRegion(index) || image.objects[index].className.isEmpty { continue }
      if image.objects[index].box == nil, image.format.type.numbersClasses { continue }
      count(
        image.objects[index].className, 1, file: image.path,
        position: image.objects[index].position)
    }
  }

  /// Adds another worker's counts.
  mutating func merge(_ other: ClassTally) {
    for entry in other.entries {
      files += 1
      count(entry.name, entry.count, file: entry.file, position: entry.position)
    }
  }

  private mutating func count(_ name: String, _ times: Int, file: String, position: TextPosition) {
    // Neighbors are often of one class: comparing one short name is cheaper than hashing it.
    if latest >= entries.count || !Spelling.same(entries[latest].name, name) {
      let spelling = Spelling(text: name)
      guard let place = places[spelling] else {
        latest = entries.count
        places[spelling] = latest
        entries.append(
          Entry(name: name, count: times, file: file, position: position, seenIn: files))
        return
      }
      latest = place
    }
    entries[latest].count += times
    // The first object of a class is the first of its file.
    if entries[latest].seenIn == files { return }
    entries[latest].seenIn = files
    if file < entries[latest].file {
      entries[latest].file = file
      entries[latest].position = position
    }
  }
}

/// A name told apart by its bytes. Swift's own `==` holds `é` and `e` with an accent for one text;
/// to a trainer they are two classes, and CLS002 must see both.
private struct Spelling: Hashable {
  let text: String

  static func same(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && FilePath.areEqual(a, b)
  }

  static func == (a: Spelling, b: Spelling) -> Bool { same(a.text, b.text) }

  func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
