import Boxes

/// A picture and its boxes on the way through an augmentation.
///
/// ```swift
/// let car = Edges<Pixels>(xMin: 40, yMin: 30, xMax: 200, yMax: 160)
/// var (scene, draws) = (AugmentedScene(width: 500, height: 375, boxes: [car]), Draws(seed: 1))
/// Augmentation.caffeSSD.augment(&scene, with: &draws)
/// for object in scene.objects { print(object.place, object.edges.numbers) }
/// ```
///
/// - Units: pixels, continuous. Steps change boxes themselves, in their trainer's precision, and tell
///   the scene what happens to the picture.
public struct AugmentedScene: Hashable, Sendable {
  /// A box that is still there.
  public struct Object: Hashable, Sendable {
    /// The picture it came with: its place among those of the set.
    public var picture: Int
    /// Its place among the boxes of that picture.
    public var place: Int
    /// Where it lies now. May stick out of the picture: some trainers do not clip.
    public var edges: Edges<Pixels>
  }

  /// Width of the picture, in whole pixels.
  public private(set) var width: Int
  /// Height of the picture, in whole pixels.
  public private(set) var height: Int
  /// The boxes that are left, in the order that the trainer has them in.
  public var objects: [Object]
  /// Where the pixels of the pictures it is made of lie.
  public private(set) var placements: [PicturePlacement]
  /// What happened to it.
  public var trail = Trail()

  /// A picture before anything happened to it.
  ///
  /// - Parameters:
  ///   - picture: its place among those of the set.
  ///   - width: whole pixels. What no picture has comes in from labels, and is taken as 1 or 2³⁰: steps
  ///     divide by it and multiply it.
  ///   - height: whole pixels, likewise.
  ///   - boxes: unchecked, as its trainer reads them.
  public init(picture: Int = 0, width: Int, height: Int, boxes: [Edges<Pixels>]) {
    let (width, height) = (min(max(width, 1), 1 << 30), min(max(height, 1), 1 << 30))
    self.width = width
    self.height = height
    objects = boxes.enumerated().map { place, edges in
      Object(picture: picture, place: place, edges: edges)
    }
    let window = Edges<Pixels>(xMin: 0, yMin: 0, xMax: Double(width), yMax: Double(height))
    placements = [PicturePlacement(picture: picture, map: .identity, window: window)]
  }

  /// The picture becomes a part of another, or a part of it remains; boxes are left as they are.
  ///
  /// - Parameter map: from the pixels of the picture as it is to those of the new one.
  public mutating func place(inWidth width: Int, height: Int, by map: AffineMap) {
    for place in placements.indices {
      let window = map.hull(of: placements[place].window)
      placements[place].map = placements[place].map.then(map)
      placements[place].window = Edges(
        xMin: max(window.xMin, 0), yMin: max(window.yMin, 0),
        xMax: min(window.xMax, Double(width)), yMax: min(window.yMax, Double(height)))
    }
    self.width = width
    self.height = height
  }

  /// Other pictures come into this one, each where it already lies in it; with them their boxes.
  public mutating func add(_ other: AugmentedScene) {
    objects += other.objects
    placements += other.placements
  }
}
