import Labels
import Text
import Trainers

/// Reports an object that the trainer leaves out after its reader: for its size, or for where it lies.
struct LeftOutObject: TrainerRule {
  static let info = RuleInfo(
    code: "SSD005",
    name: "left-out-object",
    summary: "The trainer leaves the object out for its size, its place, or the number of others.",
    rationale: """
      Between its reader and its matcher a trainer sorts out what it does not want to train: boxes \
      under some size, outside the image, or too many. Nothing is said, and where the object is \
      seen, the network learns that there is none. What a reader drops is RDR002's; rows that only \
      repeat another are BOX009's. Reported once for each class where they are many. Takes the \
      place of what BOX004 and BOX006 say of the box.
      """,
    remedy: "Train at a larger input or on tiles of the images, or leave such objects unlabeled.",
    severity: .error, isDefault: false,
    sightings: [
      TrainerSighting(
        "pytorch-ssd", "1.8.0", .run,
        "a side of 4 % of the input or less (drop_small_boxes, on by default)"),
      TrainerSighting(
        "mmdet, mmdet-yolov3", "3.3.0", .read,
        "COCO: a side under 1 px of the image, or nothing inside the image; VOC files: none"),
      TrainerSighting("effdet", "0.4.1", .read, "a side under 1 px of the image"),
      TrainerSighting("paddledet", "2.6.0", .read, "COCO: a side of 1e-5 px of the image or less"),
      TrainerSighting(
        "detectron2", "02b5c4e2", .read,
        "a side of 1e-5 px of the input or less, once the box is cut to the image"),
      TrainerSighting(
        "tf-models", "2.20.0", .read, "no area, once the box is cut to the image"),
      TrainerSighting(
        "darknet", "59596d78", .read,
        "a side under 1 px of the input, a center that is not inside the image, more than 200 an "
          + "image, drawn anew each epoch"),
    ],
    replaces: ["BOX004", "BOX006"],
    triggers: [
      RuleExample.image(300, 300, WrittenBox(101, 101, 112, 200)).under(.pyTorchSSD),
      RuleExample.image(2000, 2000, WrittenBox(101, 101, 103, 120)).under(.darknet),
      crowd,
    ],
    passes: [
      RuleExample.image(300, 300, WrittenBox(101, 101, 113, 200)).under(.pyTorchSSD),
      RuleExample.image(300, 300, WrittenBox(101, 101, 112, 200)).under(.mobileNetSSD),
    ]
  )

  /// 201 objects, one more than darknet keeps.
  private static var crowd: RuleExample {
    var example = RuleExample.image(608, 608).under(.darknet).changed { image in
      image.objects = (0..<201).map { place in
        let (x, y) = (Double(place % 15) * 40, Double(place / 15) * 40)
        return LabeledObject(
          className: "car", box: WrittenBox(x + 1, y + 1, x + 30, y + 25), index: place)
      }
    }
    example.shown = "(201 objects)"
    return example
  }

  private let trainer: String

  init(settings: LintSettings) { trainer = settings.profile?.trainer?.name ?? "" }

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .targets(let fact) in facts {
      switch fact {
      case .leftOut(let place, let reason):
        guard let object = image.soundObject(at: place), let box = object.box else { continue }
        let (width, height) = (box.edges.width, box.edges.height)
        let size = "\(DecimalText.short(width, 2)) × \(DecimalText.short(height, 2)) px"
        let all = Finding.Message.leftOut(by: trainer, object.className, "", reason)
        report(
          Finding(
            Self.info, in: image, at: object,
            .leftOut(by: trainer, object.className, " (\(size) of the image)", reason)
          ).of(Finding.Kind(all.text)))
      case .crowded(let count, let most):
        report(Finding(Self.info, file: image.path, .crowded(trainer, count, most)))
      default: continue
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func leftOut(
    by trainer: String, _ name: String, _ size: String, _ reason: String
  ) -> Self {
    "\(trainer) leaves out \(quoted(name))\(size): \(reason)"
  }

  fileprivate static func crowded(_ trainer: String, _ count: Int, _ most: Int) -> Self {
    """
    \(count) objects, and \(trainer) trains \(most) of an image at most: which, it draws anew each \
    epoch
    """
  }
}
