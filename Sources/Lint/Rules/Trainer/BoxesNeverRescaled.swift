import Boxes
import Labels

/// Reports images that have not the size of SqueezeDet's input.
struct BoxesNeverRescaled: EvidenceRule {
  static let info = RuleInfo(
    code: "SQZ002",
    name: "boxes-never-rescaled",
    summary: "Images have not the size of the input, and the Keras trainer scales no box.",
    rationale: """
      The Keras trainer resizes each image to IMAGE_WIDTH x IMAGE_HEIGHT and reads its size only \
      afterwards, so the factor for the boxes is always 1: boxes stay in pixels of the file while \
      the picture is resized. The network learns boxes beside the objects. Reported once for the \
      set. The TensorFlow trainer scales its boxes: ignore the rule for it.
      """,
    remedy: "Resize images and labels to the input beforehand, or train with the images' size.",
    severity: .error, isDefault: false,
    triggers: [RuleExample.image(100, 80, WrittenBox(11, 11, 40, 40)).underSqueezeDet()],
    passes: [
      RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet(),
      RuleExample.image(100, 80, WrittenBox(11, 11, 40, 40)).underSqueezeDet {
        $0.inputSize = nil
      },
    ]
  )

  private let inputSize: ImageSize?
  private var known = 0
  private var others: [ImageSize: Int] = [:]

  init(settings: LintSettings) { inputSize = settings.profile?.inputSize }

  mutating func collect(_ image: LabeledImage) {
    guard let inputSize, let size = image.size else { return }
    known += 1
    if size != inputSize { others[size, default: 0] += 1 }
  }

  mutating func merge(_ other: Self) {
    known += other.known
    others.merge(other.others, uniquingKeysWith: +)
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let usual = others.max {
      ($0.value, $1.key.width, $1.key.height) < ($1.value, $0.key.width, $0.key.height)
    }
    guard let inputSize, let usual else { return }
    let count = others.values.reduce(0, +)
    report(Finding(Self.info, file: "", .unscaled(count, of: known, usual.key, inputSize)))
  }
}

extension Finding.Message {
  fileprivate static func unscaled(
    _ count: Int, of known: Int, _ usual: ImageSize, _ inputSize: ImageSize
  ) -> Self {
    """
    \(count) of \(known) images have not the input's size \(inputSize) (most are \(usual)): the \
    Keras trainer resizes the pictures but never their boxes
    """
  }
}
