import Labels
import Trainers

/// Reports an image of which no box is left, under a trainer that raises then.
struct NoGroundTruthCrash: TrainerRule {
  static let info = RuleInfo(
    code: "SSD004",
    name: "no-ground-truth-crash",
    summary: "No box of the image is left, and the trainer's encoder raises.",
    rationale: """
      Some encoders take a maximum over the boxes of an image; without one they raise, in the middle \
      of an epoch. Objects of other classes, regions to ignore and what the trainer leaves out do \
      not count. Files without any object are SET003's, an error under such a profile. What each \
      trainer makes of an image without objects:
      """,
    remedy: "Leave the image out of the list, or label what it shows.",
    severity: .error, isDefault: false,
    sightings: [
      TrainerSighting("torchcv", "6291f3e", .run, "raises IndexError"),
      TrainerSighting("mb1-ssd", "7a839cbc", .run, "raises IndexError"),
      TrainerSighting(
        "gluoncv", "56777561", .run, "pads it with a row that every prior learns: SSD002"),
      TrainerSighting("pytorch-ssd", "1.8.0", .run, "empty targets: all background"),
      TrainerSighting(
        "super-gradients", "3.7.1", .run, "all background, and it counts nothing in the loss"),
      TrainerSighting(
        "paddledet", "2.6.0", .run,
        "1 % of the priors learn background; VOC files without objects are left out: RDR004"),
      TrainerSighting(
        "mmdet, mmdet-yolov3", "3.3.0", .read,
        "left out where the config filters empty images, as the shipped ones do"),
      TrainerSighting(
        "effdet, keras-hub, tf-models, detectron2", "0.4.1, 0.32.0, 2.20.0, 02b5c4e2", .run,
        "their encoders: all background"),
      TrainerSighting("yolov5", "7.0.14", .read, "all background"),
    ],
    triggers: [
      RuleExample.objects(
        300, 300, LabeledObject(className: "tree", box: WrittenBox(51, 51, 200, 200))
      ).under(.torchCV),
      RuleExample.objects(
        300, 300, LabeledObject(className: "tree", box: WrittenBox(51, 51, 200, 200))
      ).under(.mobileNetSSD),
    ],
    passes: [
      RuleExample.image(300, 300, WrittenBox(51, 51, 200, 200)).under(.torchCV),
      RuleExample.image(300, 300).under(.torchCV),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .targets(.raises(let reason)) in facts where !image.objects.isEmpty {
      report(Finding(Self.info, file: image.path, Finding.Message(reason)))
    }
  }
}
