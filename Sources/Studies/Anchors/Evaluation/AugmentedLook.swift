import Augmentations
import Boxes
import Labels
import Trainers

/// What an augmentation does to the objects of an evaluation: as our own reading has them, and as each
/// trainer does. One thread's part, and the sum of all.
struct AugmentedLook: Sendable {
  private let plainly: Augmenter
  private let augmenters: [Augmenter]
  /// What it does to the objects of our own reading.
  private(set) var plain: AugmentationTally
  /// What it does to the objects of each trainer.
  private(set) var byTrainer: [AugmentationTally]
  /// What each trainer makes of the image that was looked at last, as it is labeled.
  private var originals: [(image: String, matches: ImageMatches)?]

  /// Nothing seen; nothing at all where images stay as they are.
  init?(_ dataset: Dataset, _ trainers: [any Trainer]) {
    guard let plainly = Augmenter(dataset) else { return nil }
    self.plainly = plainly
    augmenters = trainers.compactMap { Augmenter(dataset, readBy: $0) }
    plain = AugmentationTally(plainly.name)
    byTrainer = trainers.map { _ in AugmentationTally(plainly.name) }
    originals = trainers.map { _ in nil }
  }

  /// The pictures of the set as a trainer reads them, where they come into each other.
  func pool(_ place: Int) -> AugmentationPool { augmenters[place].pool }

  /// A copy of an image by our own reading.
  mutating func plain(_ image: LabeledImage) -> LabeledImage {
    plainly.plain(image) { plain.add($0, nil) }
  }

  /// What a trainer makes of a copy of an image.
  ///
  /// - Parameter place: The trainer's place.
  /// - Throws: where the trainer raises.
  mutating func matches(
    of image: LabeledImage, _ bytes: RawSpan, _ size: ImageSize, under trainer: any Trainer,
    _ place: Int
  ) throws(TrainerError) -> ImageMatches {
    let augmenter = augmenters[place]
    let (after, copy) = try augmenter.matches(of: image, bytes, size, under: trainer)
    guard let copy else { return after }
    byTrainer[place].add(copy, trainer)
    let before: ImageMatches
    if image.copy > 0, let original = originals[place], original.image == image.source {
      before = original.matches
    } else {
      before = try trainer.matches(of: image, bytes: bytes, size: size)
      originals[place] = (image.source, before)
    }
    byTrainer[place].add(
      copy, before: before, after: after, own: augmenter.pool.place(of: image))
    return after
  }

  /// Makes sure that every image could be augmented.
  ///
  /// - Throws: ``StudyError/augmentsWithoutSize(images:first:)``.
  func requireSizes() throws(StudyError) { try plainly.requireSizes() }

  /// Adds what another thread saw.
  mutating func merge(_ other: AugmentedLook) {
    plain.merge(other.plain)
    for place in byTrainer.indices { byTrainer[place].merge(other.byTrainer[place]) }
  }
}
