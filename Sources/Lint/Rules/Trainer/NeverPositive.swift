import Labels
import Text
import Trainers

/// Reports an object that no prior learns, under a trainer that forces none.
struct NeverPositive: TrainerRule {
  static let info = RuleInfo(
    code: "SSD001",
    name: "never-positive",
    summary: "No prior overlaps the object enough, and the trainer forces none onto it.",
    rationale: """
      SSD-Tensorflow has no forced match: a prior is positive above IoU 0.5 or not at all. Small \
      and slim objects then train nothing, and their places count as background.
      """,
    remedy: "Fit the priors to the data (anchors cluster --layout), or train at a larger input.",
    severity: .error, isDefault: false,
    triggers: [
      RuleExample.image(300, 300, WrittenBox(101, 101, 108, 108)).under(.ssdTensorFlow)
    ],
    passes: [
      RuleExample.image(300, 300, WrittenBox(101, 101, 108, 108)).under(.torchVision),
      RuleExample.image(300, 300, WrittenBox(51, 51, 200, 200)).under(.ssdTensorFlow),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .ssd(.neverPositive(let place, let width, let height)) in facts {
      // BOX003 and BOX004 own boxes that are none.
      guard let object = image.object(at: place), object.box?.checked != nil else { continue }
      report(Finding(Self.info, in: image, at: object, .unmatched(object.className, width, height)))
    }
  }
}

extension Finding.Message {
  fileprivate static func unmatched(_ name: String, _ width: Double, _ height: Double) -> Self {
    """
    no prior overlaps \(quoted(name)) enough (\(DecimalText.short(width, 2)) × \
    \(DecimalText.short(height, 2)) px in the network's input): it trains nothing
    """
  }
}
