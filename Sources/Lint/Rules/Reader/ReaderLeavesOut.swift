import Boxes
import Labels
import Targets
import Trainers

/// Reports an image that the trainer's own reader leaves out as a whole.
struct ReaderLeavesOut: TrainerRule {
  static let info = RuleInfo(
    code: "RDR004",
    name: "reader-leaves-image-out",
    summary: "The trainer's reader leaves the image out as a whole.",
    rationale: """
      mmdetection filters images without an object of its classes and those with a side under 32 \
      pixels; PaddleDetection those without an object. The objects are read and never trained.
      """,
    remedy: "Know that the image is not trained, or mend what makes the trainer leave it out.",
    severity: .warning, isDefault: false,
    triggers: [
      RuleExample.voc(name: "tree").under(.gluonCV, reader: "mmdet")
    ],
    passes: [
      RuleExample.voc().under(.gluonCV, reader: "mmdet"),
      RuleExample.voc(name: "tree").under(.gluonCV),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .reader(let reader, .leftOut(let reason)) in facts {
      report(Finding(Self.info, file: image.path, .leavesOut(reader, reason)))
    }
  }
}

extension Finding.Message {
  fileprivate static func leavesOut(_ reader: String, _ reason: String) -> Self {
    "reader \(reader) leaves the image out: \(reason)"
  }
}
