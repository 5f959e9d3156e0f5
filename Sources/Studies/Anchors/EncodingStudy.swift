import Boxes
import Labels
import Synchronization
import Trainers

/// The training targets of every image, from a trainer's own matcher and coder.
///
/// ```swift
/// let study = EncodingStudy(.preset("gluoncv-ssd300"))
/// for image in try study.run(on: try Dataset(["VOC2012"])).images {
///   print(image.path, image.positiveCount)
/// }
/// ```
public struct EncodingStudy: Hashable, Sendable {
  /// The trainer.
  public var trainer: TrainerChoice
  /// How SqueezeDet's trainer is run.
  public var manner: SqueezeDetManner

  /// Whose code reads label files.
  public var reader: ReaderChoice

  /// Names a trainer.
  public init(
    _ trainer: TrainerChoice, manner: SqueezeDetManner = SqueezeDetManner(),
    reader: ReaderChoice = ReaderChoice()
  ) {
    self.trainer = trainer
    self.manner = manner
    self.reader = reader
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The trainer.
    public let trainer: any Trainer
    /// The targets of each image, in the order of the files.
    public let images: [ImageTargets]
    /// The images that could not be encoded, in the order of the files.
    public let failures: [ImageFailure]
    /// What was done to each image first; nothing where images are as labeled.
    public let augmentation: AugmentationChoice?

    /// The positive priors of all images together.
    public var positiveCount: Int { images.reduce(0) { $0 + $1.positiveCount } }

    /// How many images were read by which reader.
    public var imagesByReader: [String: Int] {
      images.reduce(into: [:]) { $0[$1.reader, default: 0] += 1 }
    }
  }

  /// One image's part, with the thread that numbered its classes.
  private enum Part: Sendable {
    case encoded(ImageTargets, worker: Int)
    case failed(ImageFailure)
  }

  /// One thread's trainer, with the classes as they come where none are stated.
  private struct Worker: Sendable {
    let number: Int
    var learning: LearningTrainer
  }

  /// Reads and encodes everything, each label once; where class targets depend on how many classes there
  /// are and nobody states them, labels are read for their classes first.
  ///
  /// - Throws: what keeps the trainer from being set up.
  public func run(on dataset: Dataset) throws -> Outcome {
    var stated = dataset.statedClasses
    var trainer = try trainer.trainer(manner, readers: reader.on(dataset)) { _ in
      stated ?? ClassList(found: [])
    }
    if stated == nil, !trainer.hasOwnClasses, trainer.numbersAllClassesFirst {
      let all = dataset.classes(of: trainer)
      stated = all
      trainer = trainer.naming(all)
    }
    let augmenter = Augmenter(dataset, readBy: trainer)
    var learning = LearningTrainer(trainer, stated: stated)
    learning.learn(from: augmenter?.pool)
    let first = learning
    let count = Atomic(0)
    let (parts, workers) = dataset.stream.forEach(
      makeWorker: {
        Worker(number: count.wrappingAdd(1, ordering: .relaxed).oldValue, learning: first)
      },
      body: { worker, image, bytes, _ in Self.part(image, bytes, &worker, augmenter) })
    try augmenter?.requireSizes()
    let classes = LearningTrainer.joined(workers.map(\.learning))
    var indexes: [Int: [ClassIndex]] = [:]
    if let classes {
      for worker in workers { indexes[worker.number] = worker.learning.indexes(in: classes) }
    }
    var images: [ImageTargets] = []
    var failures: [ImageFailure] = []
    for part in parts {
      switch part {
      case .encoded(var targets, let worker):
        if let indexes = indexes[worker] { targets.renumberClasses(indexes) }
        images.append(targets)
      case .failed(let failure): failures.append(failure)
      }
    }
    return Outcome(
      trainer: classes.map(trainer.naming) ?? trainer, images: images, failures: failures,
      augmentation: dataset.augmentation)
  }

  private static func part(
    _ image: LabeledImage, _ bytes: UnsafeRawBufferPointer, _ worker: inout Worker,
    _ augmenter: Augmenter?
  ) -> Part? {
    worker.learning.learn(from: image)
    if image.isDocument { return nil }
    guard let size = image.size else {
      return .failed(ImageFailure(sizeless: image))
    }
    let trainer = worker.learning.trainer
    do throws(TrainerError) {
      let targets =
        if let augmenter {
          try augmenter.targets(of: image, bytes.bytes, size, under: trainer)
        } else {
          try trainer.targets(of: image, bytes: bytes.bytes, size: size)
        }
      return .encoded(targets, worker: worker.number)
    } catch {
      if image.copy > 0, error.isOfLabelFile { return nil }
      return .failed(ImageFailure(file: image.source, reason: .trainer(error)))
    }
  }
}

extension Trainer {
  /// Whether a class target can't be given its number later: the background's number is the one after the
  /// last class, or all objects have one number.
  fileprivate var numbersAllClassesFirst: Bool {
    guard let ssd = self as? SSDTrainer else { return false }
    return ssd.preset.classes.backgroundIsLast || ssd.preset.classes.isAgnostic
  }
}
