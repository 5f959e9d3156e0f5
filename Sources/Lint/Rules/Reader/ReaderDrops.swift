import Boxes
import Labels
import Targets
import Trainers

/// Reports an object that the trainer's own reader leaves out.
struct ReaderDrops: TrainerRule {
  static let info = RuleInfo(
    code: "RDR002",
    name: "reader-drops-object",
    summary: "The trainer's reader leaves the object out.",
    rationale: """
      The box is there and means something, and the trainer never learns it: gluon-cv takes 1 off all \
      four corners and drops what then lies outside, pytorch-ssd drops difficult objects, a spelling \
      in capitals is no class of the list. At most a line in a log tells. Objects of classes that \
      nobody asked for are not reported; a row that only repeats another is merely worth knowing.
      """,
    remedy: "Mend the box or the name; or say that another reader is used (--reader).",
    severity: .error, isDefault: false,
    triggers: [
      RuleExample.voc(difficult: "1").under(.gluonCV, reader: "pytorch-ssd"),
      RuleExample.ultralytics("0 0.5 0.5 0.2 0.2", "0 0.5 0.5 0.2 0.2"),
    ],
    passes: [
      RuleExample.voc().under(.gluonCV),
      RuleExample.voc(difficult: "1").under(.gluonCV),
      RuleExample.voc(difficult: "1"),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .reader(let reader, .dropped(let dropped)) in facts {
      report(
        Finding(
          Self.info, in: image, atLine: dropped.line, object: dropped.object,
          .drops(reader, dropped.className ?? "", dropped.reason),
          severity: dropped.isHarmless ? .info : nil))
    }
  }
}

extension Finding.Message {
  fileprivate static func drops(_ reader: String, _ name: String, _ reason: String) -> Self {
    "reader \(reader) leaves out \(quoted(name)): \(reason)"
  }
}
