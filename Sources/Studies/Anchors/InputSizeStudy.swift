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
    /// Which size to take, and why.
    public let verdict: InputSizeVerdict
    /// How many objects of each class are lost at the usual size, most first.
    public let lostByClass: [(name: String, count: Int)]
    /// Some of the smallest of them, the smallest first.
    public let smallest: [SmallObject]
    /// The sizes and what they do.
    public let advice: InputSizeAdvice
    /// Images whose size is not known; their boxes are not counted.
    public let unknownImages: Int
    /// Boxes that the gate left out, by reason.
    public let leftOut: [String: Int]
    /// Label files of which nothing could be read.
    public let unread: UnreadLabels
  }

  /// An object that is small, and where its label is.
  public struct SmallObject: Hashable, Sendable {
    /// The label file.
    public let file: String
    /// The line that it begins on.
    public let line: Int
    /// Its class.
    public let className: String
    /// Its width, in pixels of its image.
    public let width: Double
    /// Its height, in pixels of its image.
    public let height: Double
    /// The size of the image.
    public let image: ImageSize
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
    let verdict = InputSizeVerdict(
      collection.survey, cells: cells, stride: stride, resize: resize)
    let isLost = { (object: SmallObject) in
      verdict.loses(
        width: object.width, height: object.height, image: object.image, stride: stride,
        resize: resize)
    }
    return Outcome(
      verdict: verdict, lostByClass: lost(collection, verdict),
      smallest: collection.smallest.filter(isLost), advice: advice,
      unknownImages: collection.unknownImages, leftOut: collection.leftOut,
      unread: collection.unread)
  }

  private func lost(
    _ collection: SurveyCollection, _ verdict: InputSizeVerdict
  ) -> [(name: String, count: Int)] {
    collection.byClass.map { name, survey in
      (
        name: name,
        count: InputSizeAdvice.lost(
          survey, inputSize: verdict.usual, stride: stride, resize: resize)
      )
    }
    .filter { $0.count > 0 }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
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
  /// The sizes by class.
  private(set) var byClass: [String: InputSizeSurvey] = [:]
  /// The smallest objects, by their share of the image, the smallest first.
  private(set) var smallest: [InputSizeStudy.SmallObject] = []

  /// So many are kept.
  private static let kept = 5

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
      case .passed(let box):
        survey.add(width: box.width, height: box.height, image: size)
        byClass[object.className, default: InputSizeSurvey()]
          .add(width: box.width, height: box.height, image: size)
        keep(
          InputSizeStudy.SmallObject(
            file: image.source, line: object.position.line, className: object.className,
            width: box.width, height: box.height, image: size))
      }
    }
  }

  /// Keeps an object if it is among the smallest; of equal ones, the one that comes first by file.
  private mutating func keep(_ object: InputSizeStudy.SmallObject) {
    if smallest.count == Self.kept, let last = smallest.last, !Self.isBefore(object, last) {
      return
    }
    let place = smallest.firstIndex { Self.isBefore(object, $0) } ?? smallest.count
    smallest.insert(object, at: place)
    if smallest.count > Self.kept { smallest.removeLast() }
  }

  private static func isBefore(
    _ a: InputSizeStudy.SmallObject, _ b: InputSizeStudy.SmallObject
  ) -> Bool {
    func share(_ object: InputSizeStudy.SmallObject) -> Double {
      object.width / Double(object.image.width) * (object.height / Double(object.image.height))
    }
    return (share(a), a.file, a.line) < (share(b), b.file, b.line)
  }

  private mutating func merge(_ other: SurveyCollection) {
    survey.merge(other.survey)
    byClass.merge(other.byClass) { one, two in
      var both = one
      both.merge(two)
      return both
    }
    for object in other.smallest { keep(object) }
    images += other.images
    unknownImages += other.unknownImages
    unread.merge(other.unread)
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
  }
}
