import Boxes

@testable import Augmentations

/// The 200 images that every recording was made on.
enum RecordedImages {
  /// As scenes, each of which knows its place.
  static let scenes: [AugmentedScene] = {
    let folder = AugmentationGolden.shared ?? AugmentationGolden.copies
    let json = try? RecordedJSON.read("images.json", in: folder)
    return (json?["images"]?.array ?? []).enumerated().map { place, image in
      AugmentedScene(
        picture: place, width: image["w"]?.int ?? 0, height: image["h"]?.int ?? 0,
        boxes: image["boxes"]?.array?.compactMap { $0.doubles.flatMap(Edges.init) } ?? [])
    }
  }()

  /// All of them, for augmentations that put several into one.
  static let pool = ScenePool(scenes)
}
