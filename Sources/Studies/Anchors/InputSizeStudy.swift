import Boxes
import Clustering
import Labels
import Targets

/// Which input suits a dataset: grids, distortion, objects too small to see.
public struct InputSizeStudy: Hashable, Sendable {
  /// The sizes to judge; empty for those suggested.
  public var sizes: [ImageSize] = []
  /// Cells of the grid that suggested sizes keep.
  public var cells = Self.squeezeDetCells
  /// Pixels between cells.
  public var stride = 16
  /// How images reach the input.
  public var resize = SizeScaling.Resize.stretch

  /// Cells of SqueezeDet's own grid.
  public static var squeezeDetCells: Int {
    SqueezeDetConfig.kitti.gridWidth * SqueezeDetConfig.kitti.gridHeight
  }

  /// Judges the sizes that are suggested.
  public init() {}

  /// What was found.
  public struct Outcome: Sendable {
    /// The sizes and what they do.
    public let advice: InputSizeAdvice
    /// Images whose size is not known; their boxes are not counted.
    public let unknownImages: Int
    /// Boxes that the gate left out, by reason.
    public let leftOut: [String: Int]
    /// Label files of which nothing could be read.
    public let unread: UnreadLabels
  }

  /// Reads all labels once.
  ///
  /// - Throws: ``StudyError/noImageSize``.
  public func run(on dataset: Dataset) throws -> Outcome {
    let collection = SurveyCollection(dataset)
    guard collection.images > 0 else { throw StudyError.noImageSize }
    let advice = InputSizeAdvice(
      collection.survey, inputSizes: sizes.isEmpty ? suggestions(collection.survey) : sizes,
      stride: stride, resize: resize)
    return Outcome(
      advice: advice, unknownImages: collection.unknownImages, leftOut: collection.leftOut,
      unread: collection.unread)
  }

  private func suggestions(_ survey: InputSizeSurvey) -> [ImageSize] {
    let aspect = InputSizeAdvice(survey, inputSizes: [], stride: stride).medianAspect
    return InputSizeAdvice.suggestions(cells: cells, stride: stride, aspect: aspect)
  }
}

/// Image and box sizes of a dataset, as advice on the input size needs them.
private struct SurveyCollection: Sendable {
  /// The sizes.
  private(set) var survey = InputSizeSurvey()
  /// Images whose size is known.
  private(set) var images = 0
  /// Images whose size is not known; their boxes are not counted.
  private(set) var unknownImages = 0
  /// Boxes that the gate left out, by reason.
  private(set) var leftOut: [String: Int] = [:]
  /// Label files of which nothing could be read.
  private(set) var unread = UnreadLabels()

  private init() {}

  /// Reads all labels.
  init(_ dataset: Dataset) {
    let stated = dataset.statedClasses
    let (_, workers) = dataset.stream.forEach(makeWorker: { SurveyCollection() }) {
      worker, image, _, _ -> Never? in
      worker.add(image, classes: stated)
      return nil
    }
    for worker in workers { merge(worker) }
  }

  private mutating func add(_ image: LabeledImage, classes: ClassList?) {
    if unread.take(image) || image.isDocument { return }
    guard let size = image.size, !image.isUnit else {
      unknownImages += 1
      return
    }
    images += 1
    survey.add(image: size)
    for object in image.objects {
      switch Gate.judge(object, classes: classes) {
      case .leftOut(let reason): leftOut[reason.rawValue, default: 0] += 1
      case .passed(let box): survey.add(width: box.width, height: box.height, image: size)
      }
    }
  }

  private mutating func merge(_ other: SurveyCollection) {
    survey.merge(other.survey)
    images += other.images
    unknownImages += other.unknownImages
    unread.merge(other.unread)
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
  }
}
