import Boxes
import Clustering
import Labels

/// Box sizes from labels, or from sketches of labels: the same sizes give the same anchors.
struct SizeSource {
  /// The sizes, with their classes where these are asked for.
  let sample: SizeSample
  /// The classes in index order.
  let classes: ClassList
  /// The labels; nothing for sketches, which hold no places.
  let dataset: DatasetInput?
  /// Whether sizes are as labeled because no image size could be known.
  let fellBack: Bool

  /// Reads labels or sketches.
  ///
  /// - Throws: when labels and sketches are mixed, or sketches were scaled in another way than the
  ///   options ask for.
  init(_ options: InputOptions, scaling: SizeScaling) throws {
    let sketches = options.paths.filter { $0.hasSuffix(Self.fileExtension) }
    if sketches.isEmpty {
      try self.init(labels: DatasetInput(options), scaling: scaling)
    } else if sketches.count == options.paths.count {
      try self.init(sketches: sketches, scaling: scaling)
    } else {
      throw UserFacingError(
        "sketches and labels can't be mixed: \(sketches[0]) is a sketch. Sketch the labels too.")
    }
  }

  /// What files of sketches end in.
  static let fileExtension = ".sketch"

  private init(labels dataset: DatasetInput, scaling: SizeScaling) throws {
    self.dataset = dataset
    classes = dataset.classes()
    let sizes = try SizeCollection(dataset, scaling: scaling, classes: classes)
    sample = sizes.sample
    fellBack = sizes.fellBack
  }

  private init(sketches paths: [String], scaling: SizeScaling) throws {
    var sketches: [SizeSketch] = []
    for path in paths {
      let bytes = try InputFile.read(path)
      do {
        sketches.append(try SizeSketch(bytes: bytes))
      } catch {
        throw UserFacingError("\(path): \(error). Make it anew with anchors sketch.")
      }
    }
    dataset = nil
    let merged = try SizeSketch.merged(sketches)
    fellBack = merged.scaling.normalization == .none && scaling.normalization == .image
    guard merged.scaling == scaling || fellBack else {
      throw UserFacingError(
        "the sketches hold sizes scaled as '\(merged.scaling)', and '\(scaling)' is asked for. "
          + "Give the options that anchors sketch was run with.")
    }
    classes = ClassList(stated: merged.classNames)
    sample = merged.sample()
  }
}
