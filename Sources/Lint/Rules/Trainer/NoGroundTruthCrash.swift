import Labels
import Trainers

/// Reports an image of which no box is left, under a trainer that raises then.
struct NoGroundTruthCrash: TrainerRule {
  static let info = RuleInfo(
    code: "SSD004",
    name: "no-ground-truth-crash",
    summary: "No box of the image is left, and the trainer's encoder raises.",
    rationale: """
      torchcv's encoder takes a maximum over the boxes of an image; without one it raises, in the \
      middle of an epoch. Objects of other classes and regions to ignore do not count. Files \
      without any object are SET003's, an error under this profile.
      """,
    remedy: "Leave the image out of the list, or label what it shows.",
    severity: .error, isDefault: false,
    triggers: [
      RuleExample.objects(
        300, 300, LabeledObject(className: "tree", box: WrittenBox(51, 51, 200, 200))
      ).under(.torchCV)
    ],
    passes: [
      RuleExample.image(300, 300, WrittenBox(51, 51, 200, 200)).under(.torchCV),
      RuleExample.image(300, 300).under(.torchCV),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .ssd(.raises(let reason)) in facts where !image.objects.isEmpty {
      report(Finding(Self.info, file: image.path, Finding.Message(reason)))
    }
  }
}
