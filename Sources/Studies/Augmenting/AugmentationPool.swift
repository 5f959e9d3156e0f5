import Augmentations
import Boxes
import Labels
import Trainers

/// The images of a dataset, for augmentations that put several pictures into one.
struct AugmentationPool: Sendable {
  /// The images, as they are read.
  let images: [LabeledImage]
  private let files: [Int]
  private let places: [String: Int]
  /// The images as an augmentation takes them.
  let scenes: ScenePool

  /// No images: no picture comes into another.
  init() {
    images = []
    files = []
    places = [:]
    scenes = ScenePool()
  }

  /// Reads all images of known size that are read at all.
  init(_ dataset: Dataset, readBy trainer: (any Trainer)?) {
    var stream = dataset.stream
    stream.copies = 1
    let classes = dataset.statedClasses
    let learning = trainer.map { LearningTrainer($0, stated: classes) }
    let read = stream.forEach(makeWorker: { learning }) {
      learning, image, bytes, file -> (image: LabeledImage, file: Int)? in
      learning?.learn(from: image)
      guard !image.isDocument, !image.isUnread, !image.isUnit, let size = image.size else {
        return nil
      }
      guard let trainer = learning?.trainer else {
        return (Self.parted(image, classes).passed, file)
      }
      guard let read = try? trainer.asRead(image, bytes: bytes.bytes, size: size) else {
        return nil
      }
      return (read.image, file)
    }.results
    images = read.map(\.image)
    files = read.map(\.file)
    places = Dictionary(
      zip(images.map(\.source), images.indices), uniquingKeysWith: { first, _ in first })
    scenes = ScenePool(
      images.enumerated().compactMap { place, image in
        image.size.map { AugmentedScene(place, image, $0) }
      })
  }

  /// The place of an image; 0 where there are none.
  func place(of image: LabeledImage) -> Int {
    places.isEmpty ? 0 : places[image.source] ?? 0
  }

  /// The object that is left of a picture.
  func object(of left: AugmentedScene.Object) -> LabeledObject {
    images[left.picture].objects[left.place]
  }

  /// How many objects a picture has.
  func objectCount(of picture: Int) -> Int {
    images.indices.contains(picture) ? images[picture].objects.count : 0
  }

  /// An image of the set with the place of its file, to draw it.
  func source(of picture: Int) -> (image: LabeledImage, file: Int)? {
    images.indices.contains(picture) ? (images[picture], files[picture]) : nil
  }

  /// An image with the objects that pass the gate, and those that don't.
  static func parted(
    _ image: LabeledImage, _ classes: ClassList?
  ) -> (passed: LabeledImage, leftOut: [LabeledObject]) {
    var passed = image
    var leftOut: [LabeledObject] = []
    passed.objects.removeAll { object in
      guard case .leftOut = Gate.judge(object, classes: classes) else { return false }
      leftOut.append(object)
      return true
    }
    return (passed, leftOut)
  }
}
