import Labels
import Trainers

/// Reports an object at which the trainer stops.
struct RefusedBox: TrainerRule {
  static let info = RuleInfo(
    code: "SSD006",
    name: "refused-box",
    summary: "The trainer stops at the object's box.",
    rationale: """
      Training ends with an exception, in the first epoch or in the middle of one, and the message \
      rarely names the image. Of several such boxes in a file the first is reported. Takes the \
      place of what BOX002, BOX003 and BOX004 say of the box, and brings their fix.
      """,
    remedy: "Delete or repair the box.",
    severity: .error, isDefault: false,
    sightings: [
      TrainerSighting(
        "ssd-keras", "3ac9adaf", .run, "a box without width or height: DegenerateBoxError"),
      TrainerSighting(
        "torchvision", "0.29.2", .read,
        "a box without width or height: AssertionError, all models"),
      TrainerSighting(
        "mmdet-yolov3", "3.3.0", .run,
        "a center outside the image: IndexError, where it is past the last cell or before the first"
      ),
    ],
    replaces: ["BOX002", "BOX003", "BOX004"],
    triggers: [
      RuleExample.image(300, 300, WrittenBox(50, 50, 50, 90, .continuous)).under(.ssdKeras),
      RuleExample.image(300, 300, WrittenBox(50, 90, 90, 90, .continuous)).under(.torchVision),
      RuleExample.image(608, 608, WrittenBox(20, 700, 60, 740)).under(.mmdetYOLO),
    ],
    passes: [
      RuleExample.image(300, 300, WrittenBox(50, 50, 51, 90, .continuous)).under(.ssdKeras),
      RuleExample.image(300, 300, WrittenBox(50, 50, 50, 90, .continuous)).under(.mobileNetSSD),
    ]
  )

  private let trainer: String

  init(settings: LintSettings) { trainer = settings.profile?.trainer?.name ?? "" }

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .targets(.refused(let place, let reason)) in facts {
      guard let object = image.object(at: place) else { continue }
      report(Finding(Self.info, in: image, at: object, .stops(trainer, object, reason)))
    }
  }
}

extension Finding.Message {
  fileprivate static func stops(
    _ trainer: String, _ object: LabeledObject, _ reason: String
  ) -> Self {
    "\(trainer) stops at \(quoted(object.className)): \(reason)"
  }
}
