import Boxes
import Labels
import Trainers

/// What an augmentation does to the objects of many images. Merging gives the same value for any order.
public struct AugmentationTally: Hashable, Sendable {
  /// The augmentation's name.
  public let name: String
  /// Copies of images.
  public private(set) var images = 0
  /// Copies whose boxes lie where they lay, up to a change of size.
  public private(set) var leftAlone = 0
  /// Copies of which the whole picture stayed.
  public private(set) var uncropped = 0
  /// Copies that had objects, and have none now.
  public private(set) var emptied = 0
  /// Objects that went in, each as often as its image was copied.
  public private(set) var objectsIn = 0
  /// Objects that are left.
  public private(set) var objectsLeft = 0
  /// Objects that are left with a side under ``leastSide`` in the network's input; nothing where no
  /// input is known.
  public private(set) var tooSmall: Int?
  /// Objects of the images themselves that had a positive that is not forced, as labeled; nothing where
  /// no matcher is asked.
  public private(set) var matchedBefore: Int?
  /// Of these, those that are left and have none now.
  public private(set) var lostPrior = 0
  /// Of these, those that are left.
  public private(set) var matchedBeforeLeft = 0

  /// A side under which hardly anything of an object is left, in pixels of the network's input.
  public static let leastSide = 3.0

  /// Nothing counted.
  public init(_ name: String) { self.name = name }

  /// Counts a copy.
  mutating func add(_ copy: AugmentedImage, _ trainer: (any Trainer)?) {
    images += 1
    if copy.trail.isLeftAlone { leftAlone += 1 }
    if copy.trail.crop == nil { uncropped += 1 }
    if copy.objectsIn > 0, copy.origins.isEmpty { emptied += 1 }
    objectsIn += copy.objectsIn
    objectsLeft += copy.origins.count
    guard let trainer, let size = copy.image.size else { return }
    let toInput = trainer.placement(of: size).toInput
    tooSmall =
      (tooSmall ?? 0)
      + copy.image.objects.prefix(copy.origins.count).count { object in
        guard let edges = object.box.map({ toInput.edges($0.edges) }) else { return false }
        return min(edges.width, edges.height) < Self.leastSide
      }
  }

  /// Counts which objects of a copy keep a positive that is not forced.
  ///
  /// - Parameters:
  ///   - before: What the trainer makes of the image as it is labeled.
  ///   - after: What it makes of the copy.
  mutating func add(_ copy: AugmentedImage, before: ImageMatches, after: ImageMatches, own: Int) {
    let had = before.objects.map(\.hasTruePositive)
    matchedBefore = (matchedBefore ?? 0) + had.count { $0 }
    guard after.objects.count == copy.origins.count else { return }
    for (origin, object) in zip(copy.origins, after.objects)
    where origin.picture == own && had.indices.contains(origin.place) && had[origin.place] {
      matchedBeforeLeft += 1
      if !object.hasTruePositive { lostPrior += 1 }
    }
  }

  /// Adds what another thread counted.
  mutating func merge(_ other: AugmentationTally) {
    images += other.images
    leftAlone += other.leftAlone
    uncropped += other.uncropped
    emptied += other.emptied
    objectsIn += other.objectsIn
    objectsLeft += other.objectsLeft
    lostPrior += other.lostPrior
    matchedBeforeLeft += other.matchedBeforeLeft
    tooSmall = Self.sum(tooSmall, other.tooSmall)
    matchedBefore = Self.sum(matchedBefore, other.matchedBefore)
  }

  private static func sum(_ a: Int?, _ b: Int?) -> Int? {
    guard let a, let b else { return a ?? b }
    return a + b
  }
}

extension ImageMatches.Object {
  /// Whether a prior learns it that the overlap alone makes positive.
  fileprivate var hasTruePositive: Bool { matches.contains { !$0.isForced } }
}
