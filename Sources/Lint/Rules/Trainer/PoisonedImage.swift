import Labels
import Trainers

/// Reports an image of which priors learn an object that they do not overlap.
struct PoisonedImage: TrainerRule {
  static let info = RuleInfo(
    code: "SSD002",
    name: "poisoned-image",
    summary: "A box without overlap, or no box at all, turns many priors positive.",
    rationale: """
      Some matchers make every prior positive that has an object's largest overlap. Of a box without \
      area, or outside the image, that is 0, and thousands of priors that overlap nothing learn it, \
      with offsets that are huge or infinite. gluon-cv also pads an image of which no object is \
      left with a row that every prior learns. One such image spoils a batch. Takes the place of \
      what BOX002 and BOX004 say of the box.
      """,
    remedy: "Delete or repair the box; leave images without objects out.",
    severity: .error, isDefault: false,
    sightings: [
      TrainerSighting(
        "gluoncv", "56777561", .run,
        "the first object of an image that overlaps nothing; the padding row of an image without"),
      TrainerSighting(
        "mmdet --preset mmdet-retinanet", "3.3.0", .run,
        "every object that overlaps nothing makes every prior positive; of COCO documents such are "
          + "left out"),
      TrainerSighting(
        "detectron2", "02b5c4e2", .run,
        "its matcher does the same; its data mapper leaves such boxes out (read)"),
      TrainerSighting(
        "torchvision --preset torchvision-retinanet", "0.29.2", .run,
        "its matcher does the same; its models refuse boxes without area (read): SSD006"),
    ],
    replaces: ["BOX002", "BOX004"],
    triggers: [
      RuleExample.objects(
        300, 300, LabeledObject(className: "tree", box: WrittenBox(51, 51, 200, 200))
      ).under(.gluonCV),
      RuleExample.image(300, 300, WrittenBox(701, 701, 760, 760))
        .under(.mmdetection, preset: "mmdet-retinanet"),
    ],
    passes: [
      RuleExample.image(300, 300, WrittenBox(51, 51, 200, 200)).under(.gluonCV),
      RuleExample.image(300, 300).under(.gluonCV),
      RuleExample.image(300, 300, WrittenBox(701, 701, 760, 760)).under(.tfModels),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .targets(.poisoned(let place, let priors)) in facts {
      if let place {
        guard let object = image.object(at: place) else { continue }
        report(Finding(Self.info, in: image, at: object, .poisoned(object.className, priors)))
      } else if !image.objects.isEmpty {
        // SET003 owns files without objects.
        report(Finding(Self.info, file: image.path, .padding(priors)))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func poisoned(_ name: String, _ priors: Int) -> Self {
    "\(priors) priors that do not overlap \(quoted(name)) learn it"
  }

  fileprivate static func padding(_ priors: Int) -> Self {
    "no object is left, so all \(priors) priors learn the padding row"
  }
}
