import Synchronization

/// What labels of a set were read as something else than they say: counted beside any work, so that
/// every command can tell.
public struct ReadingFacts: Hashable, Sendable {
  /// How often, and the first file by path.
  public struct Tally: Hashable, Sendable {
    /// How often.
    public private(set) var count = 0
    /// The first file.
    public private(set) var first: String?

    mutating func add(_ number: Int, in path: String) {
      if number == 0 { return }
      count += number
      first = first.map { min($0, path) } ?? path
    }

    mutating func merge(_ other: Tally) {
      if let path = other.first { add(other.count, in: path) }
    }
  }

  /// YOLO rows of corners, read as the box around them.
  public private(set) var polygons = Tally()
  /// Boxes that are turned.
  public private(set) var turned = Tally()
  /// COCO images that name the file of another image.
  public private(set) var repeatedFiles = Tally()
  /// COCO categories that have the name of another one.
  public private(set) var repeatedCategories = Tally()

  /// Nothing was read.
  public init() {}

  /// Looks at one image.
  public mutating func collect(_ image: LabeledImage) {
    let turns = image.objects.reduce(0) { $1.turn == nil ? $0 : $0 + 1 }
    if turns > 0 { turned.add(turns, in: image.path) }
    for issue in image.issues {
      switch issue.kind {
      case .polygonRow: polygons.add(1, in: image.path)
      case .repeatedFileName: repeatedFiles.add(1, in: image.path)
      case .repeatedCategory: repeatedCategories.add(1, in: image.path)
      default: break
      }
    }
  }

  /// Adds what another thread met.
  public mutating func merge(_ other: ReadingFacts) {
    polygons.merge(other.polygons)
    turned.merge(other.turned)
    repeatedFiles.merge(other.repeatedFiles)
    repeatedCategories.merge(other.repeatedCategories)
  }
}

/// Keeps the facts of the last pass over a whole set.
public final class ReadingFactsKeeper: Sendable {
  private let state = Mutex(ReadingFacts())

  /// Knows nothing yet.
  public init() {}

  /// What the last pass met.
  public var facts: ReadingFacts { state.withLock { $0 } }

  func keep(_ facts: ReadingFacts) { state.withLock { $0 = facts } }
}
