import Boxes
import Labels
import Parallel
import Trainers

/// A dataset's objects as one trainer reads them, held so that its matcher can be asked about one set of
/// anchors after the other.
struct TrainerBench: Sendable {
  /// The trainer, with its own anchors and its classes.
  let trainer: any Trainer
  private let images: [TrainerObjects]
  /// Images that it could not be asked about.
  let failures: Int
  private let jobs: Int

  /// Images that one thread matches at a time.
  private static let chunkLength = 256

  /// Joins what threads read.
  init?(_ parts: [Part], jobs: Int?) {
    guard let first = parts.first else { return nil }
    let learned = LearningTrainer.joined(parts.lazy.map(\.learning))
    trainer = learned.map(first.learning.trainer.naming) ?? first.learning.trainer
    images = parts.flatMap { part in
      guard let learned else { return part.images }
      let indexes = part.learning.indexes(in: learned).map(\.value)
      return part.images.map { image in
        var image = image
        image.renumberClasses(indexes)
        return image
      }
    }
    failures = parts.reduce(0) { $0 + $1.failures }
    self.jobs = jobs ?? WorkerThreads.processorCount
  }

  /// What the matcher makes of all images, with these anchors or with the trainer's own.
  ///
  /// - Throws: `TrainerError` for anchors that make no priors.
  func tally(
    _ anchors: [Size<Pixels>]? = nil, countingConflicts: Bool = false
  ) throws -> (tally: AnchorTally, priorCount: Int) {
    let trainer = try anchors.map(trainer.placing) ?? trainer
    let chunks = (images.count + Self.chunkLength - 1) / Self.chunkLength
    let parts = ParallelWork.map(count: chunks, jobs: jobs) { chunk in
      let start = chunk * Self.chunkLength
      return trainer.tally(
        of: images[start..<min(start + Self.chunkLength, images.count)],
        countingConflicts: countingConflicts)
    }
    let tally = parts.reduce(into: AnchorTally()) { $0.merge($1) }
    return (tally, trainer.priorCount)
  }

  /// One thread's part.
  struct Part: Sendable {
    private(set) var learning: LearningTrainer
    private(set) var images: [TrainerObjects] = []
    private(set) var failures = 0

    /// Nothing read.
    init(_ trainer: any Trainer, stated: ClassList?, _ pool: AugmentationPool?) {
      learning = LearningTrainer(trainer, stated: stated)
      learning.learn(from: pool)
    }

    /// Reads an image, and augments what is read.
    mutating func add(_ image: LabeledImage, _ bytes: RawSpan, _ augmenter: Augmenter?) {
      learning.learn(from: image)
      let trainer = learning.trainer
      guard let size = image.size,
        let image = try? augmenter?.augmented(image, bytes, size, readBy: trainer)?.image ?? image,
        let objects = try? trainer.objects(of: image, bytes: bytes, size: image.size ?? size)
      else {
        failures += 1
        return
      }
      images.append(objects)
    }
  }
}
