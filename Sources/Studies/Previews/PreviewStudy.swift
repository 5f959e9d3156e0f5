import Labels
import Rendering
import Trainers

/// Which priors a trainer turns positive, image by image, in numbers and pictures.
///
///     var study = PreviewStudy(.config("squeeze.config"))
///     study.filters = [.unmatched]
///     study.pictures.folder = "previews"
///     try study.run(on: dataset) { print($0.matches.stem, $0.matches.neverMatchedCount) }
public struct PreviewStudy: Sendable {
  /// What a picture shows.
  public enum Subject: Hashable, Sendable {
    /// The trainer's matches.
    case matches
    /// The matches under this trainer beside those under the first.
    case comparison(TrainerChoice)
    /// The priors of one cell.
    case cell(CellChoice)
  }

  /// The trainer.
  public var trainer: TrainerChoice
  /// How SqueezeDet's trainer is run.
  public var manner = SqueezeDetManner()
  /// What a picture shows.
  public var subject = Subject.matches
  /// What an image must pass to be shown.
  public var filters: [PreviewFilter] = []
  /// The order of the images.
  public var order = PreviewOrder.file
  /// The most images; the first in that order.
  public var limit: Int?
  /// What is drawn.
  public var pictures = PreviewPictures()

  /// Names a trainer, and shows all images in numbers.
  public init(_ trainer: TrainerChoice) {
    self.trainer = trainer
  }

  /// What a run ends with.
  public struct Outcome: Sendable {
    /// The trainer's name.
    public let trainer: String
    /// Images that were shown.
    public let images: Int
    /// Images that could not be matched or drawn, in order.
    public let failures: [ImageFailure]
  }

  /// Matches and draws, and hands over each image in order.
  ///
  /// - Throws: what keeps a trainer from being set up, or the folder from being made.
  @discardableResult
  public func run(on dataset: Dataset, each: (PreviewPart) -> Void) throws -> Outcome {
    let trainer = try trainer.trainer(manner, classes: dataset.classes)
    let plan = PreviewPlan(
      trainer: trainer, subject: try subject(under: trainer, dataset), pictures: pictures)
    if let folder = pictures.folder { try OutputFile.makeFolder(folder) }
    let selection = PreviewSelection(filters: filters, order: order, limit: limit)
      .files(of: dataset, under: trainer, isCounted: pictures.hasPage)
    let imageCount = min(PagePreview.imageLimit, selection?.count ?? dataset.files.count)
    let drawing = PreviewDrawing(
      dataset: dataset, plan: plan, pixelLimit: PagePreview.pixelLimit(imageCount: imageCount))
    var stream = dataset.stream
    stream.selection = selection
    let filters = filters
    let endings = stream.forEach(
      makeWorker: { 0 },
      body: { _, image, bytes, file in
        Self.ending(of: image, bytes, file, plan, filters, drawing)
      }
    ).results
    var failures: [ImageFailure] = []
    var images = 0
    for ending in endings {
      switch ending {
      case .failed(let failure): failures.append(failure)
      case .done(let part):
        if let failure = part.failure { failures.append(failure) }
        images += 1
        each(part)
      }
    }
    return Outcome(trainer: trainer.name, images: images, failures: failures)
  }

  private func subject(
    under trainer: any Trainer, _ dataset: Dataset
  ) throws -> PreviewPlan.Subject {
    switch subject {
    case .matches: .matches
    case .cell(let choice): .cell(try choice.cell(of: trainer))
    case .comparison(let choice):
      .comparison(try choice.trainer(manner, classes: dataset.classes))
    }
  }

  /// An image that was matched, or why it could not be.
  private enum Ending: Sendable {
    case done(PreviewPart)
    case failed(ImageFailure)
  }

  private static func ending(
    of image: LabeledImage, _ bytes: UnsafeRawBufferPointer, _ file: Int, _ plan: PreviewPlan,
    _ filters: [PreviewFilter], _ drawing: PreviewDrawing
  ) -> Ending? {
    guard let size = image.size else {
      return .failed(ImageFailure(file: image.path, reason: .unknownSize))
    }
    var part: PreviewPart
    do throws(TrainerError) {
      let label = Array(bytes)
      part = PreviewPart(matches: try plan.trainer.matches(of: image, bytes: label, size: size))
      guard filters.allSatisfy({ $0.passes(part.matches) }) else { return nil }
      part.other = try plan.other?.matches(of: image, bytes: label, size: size)
    } catch {
      return .failed(ImageFailure(file: image.path, reason: .trainer(error)))
    }
    drawing.draw(&part, image, file)
    return .done(part)
  }
}
