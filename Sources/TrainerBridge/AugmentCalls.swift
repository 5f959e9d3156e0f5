import Augmentations
import Boxes

/// Writes the names of all augmentations, one a line, and a zero; `needed` is their length with it.
@c(anchorkit_augmentation_names)
public func augmentationNames(
  _ names: UnsafeMutablePointer<CChar>?, _ capacity: Int64, _ needed: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let bytes = AugmentationList.all.map(\.name).joined(separator: "\n").utf8CString
    needed?.pointee = Int64(bytes.count)
    guard let names, capacity >= bytes.count else { return }
    for (place, byte) in bytes.enumerated() { names[place] = byte }
  }
}

/// Takes a picture's boxes through an augmentation.
///
/// - Parameters:
///   - picture: Which of the pictures, the seed, and the stream of it.
///   - sizes: Width and height of each picture. Shape: pictures × 2.
///   - counts: How many boxes each picture has. Shape: pictures.
///   - boxes: `x1 y1 x2 y2` in pixels of their picture, picture by picture. Shape: sum × 4.
///   - size: Width and height afterwards.
///   - found: Boxes that are left; more than `capacity` are not written.
///   - sources: The picture of each, and its place among the picture's. Shape: capacity × 2.
///   - pieces: Of each picture that the result is made of: its number, the map `xx xy dx yx yy dy` of
///     its pixels, and the window `x1 y1 x2 y2` that it may fill. Shape: 4 × 11, or null.
@c(anchorkit_augment)
public func augment(
  _ name: UnsafePointer<CChar>?, _ picture: UnsafePointer<Int64>?, _ pictures: Int64,
  _ sizes: UnsafePointer<Int64>?, _ counts: UnsafePointer<Int64>?, _ boxes: UnsafePointer<Double>?,
  _ capacity: Int64, _ size: UnsafeMutablePointer<Int64>?,
  _ kept: UnsafeMutablePointer<Double>?, _ sources: UnsafeMutablePointer<Int64>?,
  _ found: UnsafeMutablePointer<Int64>?, _ pieces: UnsafeMutablePointer<Double>?,
  _ pieceCount: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let augmentation = try Augmentation.named(Borrowed.text(name, "name"))
    let pictures = try Borrowed.count(pictures, "pictures", 1...10_000_000)
    let chosen = try Borrowed.numbers(picture, [3], "picture")
    let own = try Borrowed.count(chosen[0], "picture", 0...(pictures - 1))
    let pool = try LentPictures(pictures, sizes, counts, boxes)
    var scene = pool.scene(own)
    var draws = Draws(
      seed: UInt64(bitPattern: chosen[1]), stream: UInt64(bitPattern: chosen[2]))
    augmentation.augment(
      &scene, with: &draws, from: augmentation.usesOtherPictures ? pool.all : ScenePool())
    guard let size, let found else { throw BridgeError.missing(argument: "size or found") }
    size[0] = Int64(scene.width)
    size[1] = Int64(scene.height)
    found.pointee = Int64(scene.objects.count)
    try scene.writeObjects(
      capacity: try Borrowed.count(capacity, "capacity"), kept, sources)
    scene.writePieces(pieces, pieceCount)
  }
}

/// Pictures with their boxes, as a caller lends them.
private struct LentPictures {
  private let sizes: UnsafeBufferPointer<Int64>
  private let boxes: UnsafeBufferPointer<Double>
  private let starts: [Int]

  init(
    _ pictures: Int, _ sizes: UnsafePointer<Int64>?, _ counts: UnsafePointer<Int64>?,
    _ boxes: UnsafePointer<Double>?
  ) throws(BridgeError) {
    self.sizes = try Borrowed.numbers(sizes, [pictures, 2], "sizes")
    for side in self.sizes {
      _ = try Borrowed.count(side, "a side of a picture", 1...ImageSize.maximumSide)
    }
    var starts = [0]
    for count in try Borrowed.numbers(counts, [pictures], "counts") {
      starts.append(starts[starts.count - 1] + (try Borrowed.count(count, "counts", 0...(1 << 31))))
    }
    self.starts = starts
    self.boxes = try Borrowed.numbers(boxes, [starts[pictures], 4], "boxes")
  }

  /// One picture before anything happens to it.
  func scene(_ picture: Int) -> AugmentedScene {
    AugmentedScene(
      picture: picture, width: Int(sizes[2 * picture]), height: Int(sizes[2 * picture + 1]),
      boxes: (starts[picture]..<starts[picture + 1]).map { Edges(boxes, row: $0) })
  }

  /// All of them.
  var all: ScenePool { ScenePool((0..<starts.count - 1).map(scene)) }
}

extension Augmentation {
  /// The augmentation of a name.
  fileprivate static func named(_ name: String) throws(BridgeError) -> Augmentation {
    guard let found = AugmentationList.named(name) else {
      throw .unknownWord(
        argument: "augmentation", found: name, known: AugmentationList.all.map(\.name))
    }
    return found
  }
}

extension AugmentedScene {
  fileprivate func writeObjects(
    capacity: Int, _ kept: UnsafeMutablePointer<Double>?, _ sources: UnsafeMutablePointer<Int64>?
  ) throws(BridgeError) {
    guard objects.count <= capacity, !objects.isEmpty else { return }
    guard let kept, let sources else { throw .missing(argument: "kept or sources") }
    for (row, object) in objects.enumerated() {
      for (column, number) in object.edges.numbers.enumerated() { kept[4 * row + column] = number }
      sources[2 * row] = Int64(object.picture)
      sources[2 * row + 1] = Int64(object.place)
    }
  }

  fileprivate func writePieces(
    _ pieces: UnsafeMutablePointer<Double>?, _ count: UnsafeMutablePointer<Int64>?
  ) {
    count?.pointee = Int64(placements.count)
    guard let pieces, placements.count <= 4 else { return }
    for (row, placement) in placements.enumerated() {
      let map = placement.map
      let numbers =
        [Double(placement.picture), map.xx, map.xy, map.dx, map.yx, map.yy, map.dy]
        + placement.window.numbers
      for (column, number) in numbers.enumerated() { pieces[11 * row + column] = number }
    }
  }
}
