import Augmentations
import Boxes
import Labels
import Text
import Trainers

/// Takes the images of a dataset through its augmentation, as our own reading or a trainer's has them.
///
/// Which random numbers an image draws depends on its name, the copy and the seed alone.
struct Augmenter: Sendable {
  private let augmentation: Augmentation
  private let choice: AugmentationChoice
  private let classes: ClassList?
  /// The pictures of the set, where they come into each other.
  let pool: AugmentationPool
  /// Images that could not be augmented.
  private let sizeless = SizelessImages()

  /// What a dataset is augmented by; nothing where images stay as they are.
  ///
  /// - Parameter trainer: who reads the labels; nobody means our own reading.
  init?(_ dataset: Dataset, readBy trainer: (any Trainer)? = nil) {
    guard let choice = dataset.augmentation, !choice.augmentation.steps.isEmpty else { return nil }
    self.choice = choice
    augmentation = choice.augmentation
    classes = dataset.statedClasses
    pool =
      augmentation.usesOtherPictures
      ? AugmentationPool(dataset, readBy: trainer) : AugmentationPool()
  }

  /// A copy of an image by our own reading. Objects that the gate leaves out stay as they are: they
  /// are left out again.
  ///
  /// - Parameter note: gets the copy.
  /// - Returns: the image as it is where its size is not known, which ``requireSizes()`` tells.
  func plain(
    _ image: LabeledImage, note: (AugmentedImage) -> Void = { _ in }
  ) -> LabeledImage {
    guard let size = image.size, !image.isUnit else {
      if !image.isDocument, !image.isUnread { sizeless.note(image.source) }
      return image
    }
    let (passed, leftOut) = AugmentationPool.parted(image, classes)
    let copy = copy(of: passed, size)
    note(copy)
    var augmented = copy.image
    augmented.objects += leftOut
    return augmented
  }

  /// A copy of an image as a trainer reads it.
  ///
  /// - Returns: nothing where its reader leaves the image out.
  /// - Throws: where its reader hands on nothing.
  func augmented(
    _ image: LabeledImage, _ bytes: RawSpan, _ size: ImageSize, readBy trainer: any Trainer
  ) throws(TrainerError) -> (image: LabeledImage, copy: AugmentedImage, read: ImageAsRead)? {
    guard let read = try trainer.asRead(image, bytes: bytes, size: size) else { return nil }
    let copy = copy(of: read.image, size)
    return (copy.image, copy, read)
  }

  /// A copy of an image all of whose objects take part.
  func copy(of image: LabeledImage, _ size: ImageSize) -> AugmentedImage {
    let own = pool.place(of: image)
    var scene = AugmentedScene(own, image, size)
    var hash = FNV1a()
    hash.take(image.source.utf8)
    hash.take(UInt64(image.copy))
    var draws = Draws(seed: choice.seed, stream: hash.value)
    augmentation.augment(&scene, with: &draws, from: pool.scenes)
    var augmented = image
    augmented.objects = scene.objects.map { left in
      var object = left.picture == own ? image.objects[left.place] : pool.object(of: left)
      object.box = WrittenBox(
        left.edges.xMin, left.edges.yMin, left.edges.xMax, left.edges.yMax, .continuous)
      return object
    }
    augmented.placements = scene.placements
    augmented.take(scene)
    return AugmentedImage(
      image: augmented, trail: scene.trail,
      objectsIn: scene.placements.reduce(0) {
        $0 + ($1.picture == own ? image.objects.count : pool.objectCount(of: $1.picture))
      },
      origins: scene.objects.map { AugmentedImage.Origin(picture: $0.picture, place: $0.place) })
  }

  /// Whether an image is augmented several times.
  var hasCopies: Bool { choice.copies > 1 }

  /// The augmentation's name.
  var name: String { choice.name }

  /// Makes sure that every image could be augmented: the rest would not be what training sees.
  ///
  /// - Throws: ``StudyError/augmentsWithoutSize(images:first:)``.
  func requireSizes() throws(StudyError) {
    guard let (count, first) = sizeless.noted else { return }
    throw .augmentsWithoutSize(images: count, first: first)
  }
}

extension AugmentedScene {
  /// An image before anything happened to it. A box that could not be read is no number, and leaves at
  /// the first crop.
  init(_ picture: Int, _ image: LabeledImage, _ size: ImageSize) {
    self.init(
      picture: picture, width: size.width, height: size.height,
      boxes: image.objects.map { $0.box?.edges ?? .none })
  }
}

extension Edges<Pixels> {
  fileprivate static let none = Edges(xMin: .nan, yMin: .nan, xMax: .nan, yMax: .nan)
}

extension LabeledImage {
  /// Takes the size of a scene; what is larger than an image may be is halved until it is not, boxes
  /// with it.
  fileprivate mutating func take(_ scene: AugmentedScene) {
    var scale = 1.0
    let longest = Double(max(scene.width, scene.height))
    while longest * scale > Double(ImageSize.maximumSide) { scale /= 2 }
    imageSize = ImageSize(
      width: max(1, Int(Double(scene.width) * scale)),
      height: max(1, Int(Double(scene.height) * scale)))
    guard scale < 1 else { return }
    for place in objects.indices {
      guard let edges = objects[place].box?.edges else { continue }
      objects[place].box = WrittenBox(
        edges.xMin * scale, edges.yMin * scale, edges.xMax * scale, edges.yMax * scale,
        .continuous)
    }
    for place in placements.indices {
      placements[place].map = placements[place].map.then(.scale(x: scale, y: scale))
      let window = placements[place].window
      placements[place].window = AffineMap.scale(x: scale, y: scale).hull(of: window)
    }
  }
}
