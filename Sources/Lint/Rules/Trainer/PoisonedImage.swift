import Labels
import Trainers

/// Reports an image of which priors learn an object that they do not overlap.
struct PoisonedImage: TrainerRule {
  static let info = RuleInfo(
    code: "SSD002",
    name: "poisoned-image",
    summary: "A box without overlap, or no box at all, turns many priors positive.",
    rationale: """
      gluoncv's matcher compares each prior's best overlap with the largest there is: where a box \
      without area or outside the image comes first, thousands of priors that overlap nothing \
      learn it, with offsets that are huge or infinite. An image of which no object is left has a \
      padding row that every prior learns. One such image spoils a batch.
      """,
    remedy: "Delete or repair the box (BOX002, BOX004); leave images without objects out.",
    severity: .error, isDefault: false,
    triggers: [
      RuleExample.objects(
        300, 300, LabeledObject(className: "tree", box: WrittenBox(51, 51, 200, 200))
      ).under(.gluonCV)
    ],
    passes: [
      RuleExample.image(300, 300, WrittenBox(51, 51, 200, 200)).under(.gluonCV),
      RuleExample.image(300, 300).under(.gluonCV),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .ssd(.poisoned(let place, let priors)) in facts {
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
