/// The objects of many images in a trainer's own numbers, kept so that one layout after the other
/// can be matched with them.
public struct LayoutObjects: Sendable {
  /// The boxes, image by image.
  private(set) var boxes: [MatchBox] = []
  /// Where the boxes of each image end.
  private var ends: [Int] = []
  private var kinds: [ImageKind] = []

  /// What the boxes of an image are like.
  enum ImageKind: Hashable, Sendable {
    /// All have sides of half a pixel at least.
    case plain
    /// So do all but some that have no extent.
    case holdsEmpty
    /// Some are smaller than that.
    case holdsTiny
  }

  /// Pixels of the input below which the rounding of edges could hide a tie from ``GridScan``.
  private static let leastSide = 0.5

  /// No images.
  public init() {}

  /// Images with objects.
  public var imageCount: Int { ends.count }
  /// Objects of all images.
  public var count: Int { boxes.count }

  /// The places of an image's boxes.
  func range(of image: Int) -> Range<Int> { (image == 0 ? 0 : ends[image - 1])..<ends[image] }

  /// What the boxes of an image are like.
  func kind(of image: Int) -> ImageKind { kinds[image] }

  /// Adds an image as a preset's trainer reads it; one without objects, or with a number that the
  /// trainer stops at, leaves no trace.
  public mutating func append(_ groundTruths: GroundTruthColumns, of preset: TrainerPreset) {
    let start = boxes.count
    var kind = ImageKind.plain
    for object in 0..<groundTruths.count {
      let edges = groundTruths.edges(of: object)
      guard preset.intake.takes(edges, of: preset.inputSize) else { continue }
      let box = MatchBox(
        edges, preset.groundTruthFrame, preset.inputSize, groundTruths.classes[object])
      guard box.isFinite, !preset.intake.refuses(edges) else {
        boxes.removeSubrange(start...)
        return
      }
      if box.isEmpty {
        if kind == .plain { kind = .holdsEmpty }
      } else if min(edges.width, edges.height) < Self.leastSide {
        kind = .holdsTiny
      }
      boxes.append(box)
    }
    guard boxes.count > start else { return }
    ends.append(boxes.count)
    kinds.append(kind)
  }

  /// Adds what another thread read.
  public mutating func append(_ other: LayoutObjects) {
    let start = boxes.count
    boxes += other.boxes
    ends += other.ends.map { $0 + start }
    kinds += other.kinds
  }

  /// Images evenly spaced, with about so many objects at most.
  public func thinned(toObjects most: Int) -> LayoutObjects {
    guard count > most else { return self }
    let limit = max(1, imageCount * most / count)
    var few = LayoutObjects()
    for place in 0..<limit {
      let image = place * imageCount / limit
      few.boxes += boxes[range(of: image)]
      few.ends.append(few.boxes.count)
      few.kinds.append(kinds[image])
    }
    return few
  }

  /// The same objects with weights under which every class counts the same, and all as much as
  /// before.
  public func balanced() -> LayoutObjects {
    var counts: [Int32: Int] = [:]
    for box in boxes { counts[box.classIndex, default: 0] += 1 }
    var balanced = self
    for place in boxes.indices {
      let own = Double(counts[boxes[place].classIndex] ?? 1) * Double(counts.count)
      balanced.boxes[place].weight = Float(Double(boxes.count) / own)
    }
    return balanced
  }
}
