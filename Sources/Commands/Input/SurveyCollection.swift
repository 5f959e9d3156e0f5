import Boxes
import Clustering
import Labels

/// Image and box sizes of a dataset, as advice on the input size needs them.
struct SurveyCollection: Sendable {
  /// The sizes.
  private(set) var survey = InputSizeSurvey()
  /// Images whose size is known.
  private(set) var images = 0
  /// Images whose size is not known; their boxes are not counted.
  private(set) var unknownImages = 0
  /// Boxes that the gate left out, by reason.
  private(set) var leftOut: [String: Int] = [:]

  private init() {}

  /// Reads all labels.
  init(_ input: DatasetInput) {
    let stated = input.statedClasses
    let (_, workers) = input.stream.forEach(makeWorker: { SurveyCollection() }) {
      worker, image, _, _ -> Never? in
      worker.add(image, classes: stated)
      return nil
    }
    for worker in workers { merge(worker) }
  }

  private mutating func add(_ image: LabeledImage, classes: ClassList?) {
    guard let size = image.size else {
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
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
  }
}
