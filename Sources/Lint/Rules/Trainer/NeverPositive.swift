import Labels
import Text
import Trainers

/// Reports an object that no prior learns, whatever else is in its image.
struct NeverPositive: TrainerRule {
  static let info = RuleInfo(
    code: "SSD001",
    name: "never-positive",
    summary: "No prior is near enough to the object, and the trainer forces none onto it.",
    rationale: """
      Most trainers give every object its best prior at any overlap. Those below do not, or not \
      always: there small and slim objects train nothing, and their places count as background. \
      Reported once for each class where they are many. Takes the place of \
      what BOX004 and BOX006 say of the box.
      """,
    remedy: """
      Fit the priors to the data (anchors cluster, with --layout for an SSD), or train at a larger \
      input.
      """,
    severity: .error, isDefault: false,
    sightings: [
      TrainerSighting(
        "ssd-tensorflow", "e0e3104d", .run, "positive above IoU 0.5; nothing is forced"),
      TrainerSighting("keras-hub", "0.32.0", .run, "positive from IoU 0.5; nothing is forced"),
      TrainerSighting(
        "mmdet --preset mmdet-rpn", "3.3.0", .run,
        "positive from IoU 0.7; the best prior is forced from 0.3 only"),
      TrainerSighting(
        "yolov5", "7.0.14", .run, "an anchor is positive when both sides are within a factor of 4"),
      TrainerSighting(
        "yolov7", "a207844b", .run, "an anchor is positive when both sides are within a factor of 4"
      ),
      TrainerSighting(
        "paddledet", "2.6.0", .run,
        "prior 0 is always background; an object that it is the best of has none"),
    ],
    replaces: ["BOX004", "BOX006"],
    triggers: [
      RuleExample.image(300, 300, WrittenBox(101, 101, 108, 108)).under(.ssdTensorFlow),
      RuleExample.image(640, 640, WrittenBox(100, 100, 131, 103.2, .continuous)).under(.yolov5),
      RuleExample.image(300, 300, WrittenBox(1, 1, 6, 6)).under(.paddleDetection),
    ],
    passes: [
      RuleExample.image(300, 300, WrittenBox(101, 101, 108, 108)).under(.torchVision),
      RuleExample.image(300, 300, WrittenBox(51, 51, 200, 200)).under(.ssdTensorFlow),
      RuleExample.image(640, 640, WrittenBox(101, 101, 400, 200)).under(.yolov5),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .targets(.neverPositive(let place, let width, let height, let miss)) in facts {
      guard let object = image.soundObject(at: place) else { continue }
      let size = "\(DecimalText.short(width, 2)) × \(DecimalText.short(height, 2)) px"
      report(
        Finding(
          Self.info, in: image, at: object,
          .unmatched(miss, object.className, " (\(size) in the network's input)")
        ).of(Finding.Kind(Finding.Message.unmatched(miss, object.className).text)))
    }
  }
}

extension Finding.Message {
  fileprivate static func unmatched(
    _ miss: TargetFact.Miss, _ name: String, _ size: String = ""
  ) -> Self {
    switch miss {
    case .overlap: "no prior overlaps \(quoted(name)) enough\(size): it trains nothing"
    case .sideRatio(let limit):
      """
      no anchor is within a factor of \(DecimalText.short(limit, 2)) of both sides of \
      \(quoted(name))\(size): it trains nothing
      """
    case .background(let prior):
      "the best prior of \(quoted(name))\(size) is \(prior), always background: it trains nothing"
    }
  }
}
