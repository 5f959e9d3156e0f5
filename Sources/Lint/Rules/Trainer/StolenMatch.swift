import Labels
import Trainers

/// Reports an object whose only prior goes to another object.
struct StolenMatch: TrainerRule {
  static let info = RuleInfo(
    code: "SSD003",
    name: "stolen-match",
    summary: "Two objects share their best prior, and one of them is left without any.",
    rationale: """
      In most trainers a prior learns one object. Where two have the same best prior, one of them \
      keeps it; the other, too small for further priors, trains nothing. Reported once for each \
      class where they are many. Takes the place of what BOX006 says of the box.
      """,
    remedy: "Add priors of that size, or train at a larger input; see BOX010 for double labels.",
    severity: .warning, isDefault: false,
    sightings: [
      TrainerSighting("pytorch-ssd", "1.8.0", .run, "the later object keeps the prior"),
      TrainerSighting("mb1-ssd", "7a839cbc", .run, "the later object keeps the prior"),
      TrainerSighting("torchvision (SSD)", "0.29.2", .run, "the later object keeps the prior"),
      TrainerSighting("super-gradients", "3.7.1", .run, "the later object keeps the prior"),
      TrainerSighting("paddledet", "2.6.0", .run, "the later object keeps the prior"),
      TrainerSighting(
        "mmdet, mmdet-yolov3", "3.3.0", .run,
        "the later object keeps the prior, all of its ties too"),
      TrainerSighting("otx", "2.6.0", .read, "the later object keeps the prior"),
      TrainerSighting(
        "detectron2, torchvision (RetinaNet, RPN)", "02b5c4e2, 0.29.2", .run,
        "the prior keeps the object that it overlaps most itself"),
      TrainerSighting("effdet", "0.4.1", .run, "the earlier object keeps the prior"),
      TrainerSighting("tf-models", "2.20.0", .run, "the earlier object keeps the prior"),
      TrainerSighting(
        "darknet (region layer)", "59596d78", .run, "the later object takes the anchor of its cell"),
      TrainerSighting(
        "ssd-keras", "3ac9adaf", .run, "the weaker object takes another prior: not reported"),
      TrainerSighting(
        "yolov5, yolov7, darknet (yolo layer)", "7.0.14, a207844b, 59596d78", .run,
        "both objects keep it: not reported"),
    ],
    replaces: ["BOX006"],
    triggers: [
      RuleExample.image(
        300, 300, WrittenBox(101, 101, 106, 106), WrittenBox(102, 102, 108, 108)
      ).under(.torchVision),
      RuleExample.image(
        608, 608, WrittenBox(97, 97, 102, 102), WrittenBox(98, 98, 103, 104)
      ).under(.mmdetYOLO),
    ],
    passes: [
      RuleExample.image(
        300, 300, WrittenBox(101, 101, 106, 106), WrittenBox(202, 202, 208, 208)
      ).under(.torchVision)
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .targets(.stolen(let place, let prior, let thief)) in facts {
      guard let object = image.soundObject(at: place) else { continue }
      let other = thief.flatMap(image.object(at:))
      // BOX009 owns an object that stands twice: nothing is lost by either.
      if let other, other.box == object.box, other.className == object.className { continue }
      report(
        Finding(Self.info, in: image, at: object, .stolen(object, prior, other))
          .of(Finding.Kind(Finding.Message.stolen(object.className).text)))
    }
  }
}

extension Finding.Message {
  fileprivate static func stolen(_ name: String) -> Self {
    "the best prior of \(quoted(name)) goes to another object: it trains nothing"
  }

  fileprivate static func stolen(
    _ object: LabeledObject, _ prior: Int, _ other: LabeledObject?
  ) -> Self {
    let owner = other.map { "\(quoted($0.className)) of line \($0.position.line)" }
    return """
      the best prior of \(quoted(object.className)) (\(prior)) goes to \
      \(owner ?? "another object"): it trains nothing
      """
  }
}
