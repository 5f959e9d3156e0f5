import Boxes
import Labels
import Trainers

/// Reports an object whose offsets are infinite, or that only a prior elsewhere learns.
struct WildOffsets: TrainerRule {
  static let info = RuleInfo(
    code: "SSD007",
    name: "wild-offsets",
    summary: "A prior learns the object by offsets that are infinite, or from elsewhere.",
    rationale: """
      Trainers that force a prior onto every object force one onto a box without width too: the \
      logarithm of its side is −infinity, the loss is infinite, and after one step all weights are \
      NaN. A box that no prior overlaps gets prior 0, in the upper left corner, with offsets in the \
      hundreds. Takes the place of what BOX002, BOX003 and BOX004 say of the box, and brings their \
      fix. Where all priors learn the box it is SSD002's.
      """,
    remedy: "Delete or repair the box.",
    severity: .error, isDefault: false,
    sightings: [
      TrainerSighting("mb1-ssd", "7a839cbc", .run, "a box without width: prior 0, dw is −infinity"),
      TrainerSighting(
        "mmdet (SSD)", "3.5.1 of onedl", .run,
        "VOC files: a box without width, or outside the image: prior 0, −infinity or offsets of 135"
      ),
      TrainerSighting("otx", "2.6.0", .read, "as mmdet, from whatever file"),
      TrainerSighting(
        "super-gradients, modular-ssd, tf2-ssd", "3.7.1, 839c429, e8f877f", .read,
        "a box without width: dw is −infinity"),
      TrainerSighting("effdet", "0.4.1", .run, "a box outside the image: prior 0"),
      TrainerSighting(
        "ssd-keras", "3ac9adaf", .run,
        "where an object touches no prior, the first object of the image is moved to prior 0"),
    ],
    replaces: ["BOX002", "BOX003", "BOX004"],
    triggers: [
      RuleExample.image(300, 300, WrittenBox(50, 50, 50, 90, .continuous)).under(.mobileNetSSD),
      RuleExample.image(300, 300, WrittenBox(400, 400, 450, 450)).under(.mmdetection),
    ],
    passes: [
      RuleExample.image(300, 300, WrittenBox(50, 50, 51, 90, .continuous)).under(.mobileNetSSD),
      RuleExample.image(300, 300, WrittenBox(400, 400, 450, 450)).under(.tfModels),
    ]
  )

  private let trainer: String

  init(settings: LintSettings) { trainer = settings.profile?.trainer?.name ?? "" }

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .targets(.astray(let place, let prior, let isFinite)) in facts {
      guard let object = image.object(at: place) else { continue }
      report(Finding(Self.info, in: image, at: object, .astray(trainer, object, prior, isFinite)))
    }
  }
}

extension Finding.Message {
  fileprivate static func astray(
    _ trainer: String, _ object: LabeledObject, _ prior: Int, _ isFinite: Bool
  ) -> Self {
    let what =
      isFinite
      ? "which it does not overlap, and to no other"
      : "by offsets that are infinite or no numbers: the loss becomes NaN"
    return """
      \(trainer) gives \(quoted(object.className)) to prior \(prior), \(what)
      """
  }
}
