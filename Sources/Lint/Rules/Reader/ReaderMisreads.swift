import Boxes
import Labels
import Targets
import Trainers

/// Reports a label that the trainer's own reader takes for something else.
struct ReaderMisreads: TrainerRule {
  static let info = RuleInfo(
    code: "RDR003",
    name: "reader-misreads",
    summary: "The trainer's reader takes the label for something else.",
    rationale: """
      No error, no line in a log, another number: Caffe turns every number with a decimal point into \
      0, SSD-Tensorflow's difficult is 0 whatever the file says, gluon-cv counts a word as 0.
      """,
    remedy: "Write the number as the trainer reads it, or know that it is not looked at.",
    severity: .warning, isDefault: false,
    triggers: [
      RuleExample.voc(difficult: "1").under(.ssdTensorFlow),
      RuleExample.ultralytics("1 0.1 0.1 0.2 0.1 0.2 0.2"),
    ],
    passes: [
      RuleExample.voc().under(.caffe),
      RuleExample.voc(xMin: "11.0").under(.ssdTensorFlow),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .reader(let reader, .misread(let misread)) in facts {
      let message: Finding.Message =
        misread.isHarmless ? .takes(reader, misread.what) : .misreads(reader, misread.what)
      let finding = Finding(
        Self.info, in: image, atLine: misread.line, object: misread.object, message,
        severity: misread.isHarmless ? .info : nil)
      // Where it is how the trainer takes such labels, a set is full of it.
      report(misread.isHarmless ? finding.of(Finding.Kind(message.text)) : finding)
    }
  }
}

extension Finding.Message {
  fileprivate static func misreads(_ reader: String, _ what: String) -> Self {
    "reader \(reader) misreads: \(what)"
  }

  fileprivate static func takes(_ reader: String, _ what: String) -> Self {
    "reader \(reader): \(what)"
  }
}
