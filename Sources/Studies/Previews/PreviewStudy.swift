import Labels
import Rendering
import Targets
import Trainers

/// Which priors a trainer turns positive, image by image, in numbers and pictures.
///
/// ```swift
/// var study = PreviewStudy(.config("squeeze.config"))
/// study.filters = [.unmatched]
/// study.pictures.folder = "previews"
/// try study.run(on: try Dataset(["kitti/training"])) { image in
///   print(image.matches.stem, image.matches.neverMatchedCount)
/// }
/// ```
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
  /// Whose code reads label files.
  public var reader = ReaderChoice()
  /// What a picture shows.
  public var subject = Subject.matches
  /// What an image must pass to be shown.
  public var filters: [PreviewFilter] = []
  /// The order of the images.
  public var order = PreviewOrder.file
  /// The most images that the trainer reads; the first in that order. Those among them that its
  /// reader stops at are shown besides.
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
    /// Its classes in index order.
    public let classNames: [String]
    /// Images that were shown.
    public let images: Int
    /// Images that could not be matched or drawn, in order.
    public let failures: [ImageFailure]
    /// What the trainers put in the place of their anchors when they train.
    public let replacements: [AnchorReplacement]
  }

  /// Matches and draws, and hands over each image in order. Each label is read once.
  ///
  /// - Throws: what keeps a trainer from being set up, or the folder from being made.
  @discardableResult
  public func run(on dataset: Dataset, each: (PreviewPart) -> Void) throws -> Outcome {
    let plan = try plan(
      dataset.statedClasses ?? ClassList(found: []), readers: reader.on(dataset))
    if let folder = pictures.folder { try OutputFile.makeFolder(folder) }
    let matcher = PreviewMatcher(plan, on: dataset, filters: filters)
    let run = PreviewRun(
      dataset: dataset, plan: plan, matcher: matcher, order: order, limit: limit)
    let (endings, classes) = needsChoice(of: dataset) ? run.choosing() : run.straight()
    try matcher.augmenter?.requireSizes()
    var failures: [ImageFailure] = []
    var images = 0
    for ending in endings {
      switch ending {
      case .failed(let failure): failures.append(failure)
      case .done(var part):
        if let failure = part.failure { failures.append(failure) }
        part.renumberClasses(as: classes)
        if let failure = part.unread { failures.append(failure) }
        images += 1
        each(part)
      }
    }
    return Outcome(
      trainer: plan.trainer.name, classNames: classes.trainer?.names ?? plan.trainer.classNames,
      images: images, failures: failures,
      replacements: ([plan.trainer] + (plan.other.map { [$0] } ?? []))
        .compactMap(\.habits.replacement))
  }

  /// Whether all images have to be matched before it is known which are drawn, or how many. A file
  /// may hold many images, so a number of files says nothing where there are documents.
  private func needsChoice(of dataset: Dataset) -> Bool {
    guard order == .file else { return true }
    guard limit != nil || pictures.hasPage else { return false }
    return !filters.isEmpty || dataset.stream.copies > 1
      || (0..<dataset.files.count).contains {
        dataset.files.format($0).map { $0 == .coco } ?? true
      }
  }

  private func plan(_ classes: ClassList, readers: ReaderChoice) throws -> PreviewPlan {
    let trainer = try trainer.trainer(manner, readers: readers) { _ in classes }
    let subject: PreviewPlan.Subject =
      switch subject {
      case .matches: .matches
      case .cell(let choice): .cell(choice, usual: try choice.cell(of: trainer))
      case .comparison(let choice):
        .comparison(try choice.trainer(manner, readers: readers) { _ in classes })
      }
    return PreviewPlan(trainer: trainer, subject: subject, pictures: pictures)
  }
}

extension PreviewPart {
  /// Gives the matches the indexes of class lists that were not known when they were made.
  fileprivate mutating func renumberClasses(as classes: PreviewRun.Learned) {
    if let classes = classes.trainer {
      matches.renumberClasses(as: classes)
      page?.matches.renumberClasses(as: classes)
    }
    if let classes = classes.other { other?.renumberClasses(as: classes) }
  }
}
