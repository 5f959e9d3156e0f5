import Boxes
import Clustering
import Labels

/// Box sizes from labels, or from sketches of labels: the same sizes give the same anchors.
///
///     let study = ClusterStudy(anchorCount: 9, inputSize: ImageSize(width: 1248, height: 384))
///     let source = try SizeSource(["labels/"], for: study)
///     print(source.sample.boxCount, try study.run(on: source).metrics.meanIoU)
///
/// Each label is read once. What else the study wants to know of it is kept then.
public struct SizeSource: Sendable {
  /// The sizes, with their classes.
  public let sample: SizeSample
  /// The classes in index order.
  public let classes: ClassList
  /// The labels; nothing for sketches, which hold no places.
  public let dataset: Dataset?
  /// Whether sizes are as labeled because no image size could be known.
  public let fellBack: Bool
  /// Label files of which nothing could be read.
  public let unread: UnreadLabels
  /// How many threads work, where that is stated.
  public let jobs: Int?
  /// The objects with their places, where a study wants them.
  private let keptPlaces: KeptLabels?
  /// What a study matches anchors with, if it does.
  let matched: MatchedObjects?
  /// The objects as a trainer reads them, where a study compares anchors under its matcher.
  let bench: TrainerBench?

  /// Reads labels or sketches.
  ///
  /// - Parameter keepsPlaces: whether objects are kept with their places, for ``AnchorDetails``.
  /// - Throws: when labels and sketches are mixed; what stops reading labels or sketches.
  public init(
    _ paths: [String], _ choices: DatasetChoices = DatasetChoices(), for study: some SizeStudy,
    keepsPlaces: Bool = false
  ) throws {
    guard try SketchFiles.areMeant(by: paths) else {
      try self.init(try Dataset(paths, choices), for: study, keepsPlaces: keepsPlaces)
      return
    }
    guard choices.augmentation == nil else { throw StudyError.augmentsSketch(path: paths[0]) }
    try self.init(try SketchFiles(paths), scaling: study.scaling, jobs: choices.jobs)
  }

  /// Reads the labels of a dataset.
  ///
  /// - Parameter keepsPlaces: whether objects are kept with their places, for ``AnchorDetails``.
  /// - Throws: what stops reading labels.
  public init(
    _ dataset: Dataset, for study: some SizeStudy, keepsPlaces: Bool = false
  ) throws {
    var extras = SizeCollection.Extras()
    extras.places = keepsPlaces
    extras.matching = try study.matching?.objects(of: dataset)
    extras.trainer = try study.rivals.trainer(for: study.scaling.inputSize, on: dataset)
    let sizes = try SizeCollection(dataset, scaling: study.scaling, keeping: extras)
    self.dataset = dataset
    jobs = dataset.jobs
    classes = sizes.classes
    fellBack = sizes.fellBack
    unread = sizes.unread
    keptPlaces = sizes.places
    matched = sizes.matched
    bench = sizes.bench
    sample = sizes.builder.finish()
  }

  /// The objects with their places; nothing for sketches. Reads the labels again where they were not
  /// kept.
  func places() throws -> (dataset: Dataset, places: KeptLabels)? {
    guard let dataset else { return nil }
    if let keptPlaces { return (dataset, keptPlaces) }
    var extras = SizeCollection.Extras()
    extras.places = true
    let again = try SizeCollection(dataset, scaling: sample.scaling, keeping: extras)
    return again.places.map { (dataset, $0) }
  }

  private init(_ sketches: SketchFiles, scaling: SizeScaling, jobs: Int?) throws {
    dataset = nil
    unread = UnreadLabels()
    keptPlaces = nil
    matched = nil
    bench = nil
    self.jobs = jobs
    (sample, fellBack) = try sketches.sizes(scaling)
    classes = sketches.classes
  }
}

/// A study of box sizes: how they are scaled, and what else of each label it wants to know while the
/// label is read.
public protocol SizeStudy: Sendable {
  /// How box sizes reach the network's input.
  var scaling: SizeScaling { get }
  /// What anchors are improved for, where a trainer's own matcher is asked.
  var matching: RefinementChoices? { get }
  /// Whose anchors are compared with those of the study.
  var rivals: AnchorRivals { get }
}

extension SizeStudy {
  /// No matcher.
  public var matching: RefinementChoices? { nil }
  /// Nobody's.
  public var rivals: AnchorRivals { AnchorRivals() }
}
