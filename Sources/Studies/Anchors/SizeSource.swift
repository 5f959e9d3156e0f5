import Boxes
import Clustering
import Labels

/// Box sizes from labels, or from sketches of labels: the same sizes give the same anchors.
///
///     let source = try SizeSource(["labels/"], scaling: SizeScaling(inputSize: inputSize))
///     for count in [5, 7, 9] {
///       let found = try ClusterStudy(anchorCount: count, inputSize: inputSize).run(on: source)
///       print(count, found.metrics.meanIoU)
///     }
public struct SizeSource: Sendable {
  /// The sizes, with their classes.
  public let sample: SizeSample
  /// The classes in index order.
  public let classes: ClassList
  /// The labels; nothing for sketches, which hold no places.
  public let dataset: Dataset?
  /// Whether sizes are as labeled because no image size could be known.
  public let fellBack: Bool
  /// How many threads work, where that is stated.
  public let jobs: Int?

  /// What files of sketches end in.
  public static let fileExtension = ".sketch"

  /// Reads labels or sketches.
  ///
  /// - Throws: when labels and sketches are mixed, or sketches were scaled in another way than is
  ///   asked for; what stops reading labels.
  public init(
    _ paths: [String], _ choices: DatasetChoices = DatasetChoices(), scaling: SizeScaling
  ) throws {
    let sketches = paths.filter { $0.hasSuffix(Self.fileExtension) }
    if sketches.isEmpty {
      try self.init(try Dataset(paths, choices), scaling: scaling)
    } else if sketches.count == paths.count {
      try self.init(sketches: sketches, scaling: scaling, jobs: choices.jobs)
    } else {
      throw StudyError.mixedSources(sketch: sketches[0])
    }
  }

  /// Reads the labels of a dataset.
  public init(_ dataset: Dataset, scaling: SizeScaling) throws {
    self.dataset = dataset
    jobs = dataset.jobs
    classes = dataset.classes()
    let sizes = try SizeCollection(dataset, scaling: scaling, classes: classes)
    sample = sizes.sample
    fellBack = sizes.fellBack
  }

  private init(sketches paths: [String], scaling: SizeScaling, jobs: Int?) throws {
    var sketches: [SizeSketch] = []
    for path in paths {
      let bytes = try InputFile.read(path)
      do throws(ClusteringError) {
        sketches.append(try SizeSketch(bytes: bytes))
      } catch {
        throw StudyError.sketchFile(path: path, error)
      }
    }
    dataset = nil
    self.jobs = jobs
    let merged = try SizeSketch.merged(sketches)
    fellBack = merged.scaling.normalization == .none && scaling.normalization == .image
    guard merged.scaling == scaling || fellBack else {
      throw StudyError.sketchScaling(held: merged.scaling, asked: scaling)
    }
    classes = ClassList(stated: merged.classNames)
    sample = merged.sample()
  }
}
