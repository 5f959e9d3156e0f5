import Boxes
import Labels
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

    /// The positive priors of all images together.
    public var positiveCount: Int { images.reduce(0) { $0 + $1.positiveCount } }

    /// How many images were read by which reader.
    public var imagesByReader: [String: Int] {
      images.reduce(into: [:]) { $0[$1.reader, default: 0] += 1 }
    }
  }

  /// One image's part.
  private enum Part: Sendable {
    case encoded(ImageTargets)
    case failed(ImageFailure)
  }

  /// Reads and encodes everything.
  ///
  /// - Throws: what keeps the trainer from being set up.
  public func run(on dataset: Dataset) throws -> Outcome {
    let trainer = try trainer.trainer(
      manner, readers: reader.on(dataset), classes: dataset.classes(of:))
    let parts = dataset.stream.forEach(makeWorker: { 0 }) { _, image, bytes, _ -> Part? in
      Self.part(image, bytes, trainer)
    }.results
    var images: [ImageTargets] = []
    var failures: [ImageFailure] = []
    for part in parts {
      switch part {
      case .encoded(let targets): images.append(targets)
      case .failed(let failure): failures.append(failure)
      }
    }
    return Outcome(trainer: trainer, images: images, failures: failures)
  }

  private static func part(
    _ image: LabeledImage, _ bytes: UnsafeRawBufferPointer, _ trainer: any Trainer
  ) -> Part? {
    if image.isDocument { return nil }
    guard let size = image.size else {
      return .failed(ImageFailure(sizeless: image))
    }
    do {
      return .encoded(try trainer.targets(of: image, bytes: bytes.bytes, size: size))
    } catch {
      return .failed(ImageFailure(file: image.source, reason: .trainer(error)))
    }
  }
}
