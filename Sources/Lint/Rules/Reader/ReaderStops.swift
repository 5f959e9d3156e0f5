import Boxes
import Labels
import Targets
import Trainers

/// Reports a label file that the trainer's own reader raises on.
struct ReaderStops: TrainerRule {
  static let info = RuleInfo(
    code: "RDR001",
    name: "reader-stops",
    summary: "The trainer's reader stops at this label file.",
    rationale: """
      Each trainer reads labels with code of its own: int() refuses 10.0, a missing <difficult> ends \
      gluon-cv, a class that is not in the list ends SSD-Tensorflow, boxes and polygons in one file make \
      ultralytics leave its image out as corrupt. Nothing of the file is handed \
      on, and training ends, or the image is skipped. `dataset read --reader NAME` shows what each \
      makes of a file.
      """,
    remedy: "Write the label as the trainer wants it, or leave the image out.",
    severity: .error, isDefault: false,
    triggers: [
      RuleExample.voc(difficult: nil).under(.gluonCV),
      RuleExample.ultralytics("0 0.5 0.5 0.2 0.2", "1 0.1 0.1 0.2 0.1 0.2 0.2"),
    ],
    passes: [
      RuleExample.voc().under(.gluonCV),
      RuleExample.voc(xMin: "11.0").under(.ssdTensorFlow),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .reader(let reader, .raises(let failure)) in facts {
      report(
        Finding(
          Self.info, in: image, atLine: failure.line, object: failure.object,
          .stops(reader, failure.type, failure.reason)))
    }
  }
}

extension Finding.Message {
  fileprivate static func stops(_ reader: String, _ type: String, _ reason: String) -> Self {
    "reader \(reader) stops with \(type): \(reason)"
  }
}
