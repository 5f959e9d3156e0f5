import Labels
import Trainers

/// Reports an object whose only prior goes to another object.
struct StolenMatch: TrainerRule {
  static let info = RuleInfo(
    code: "SSD003",
    name: "stolen-match",
    summary: "Two objects share their best prior, and one of them is left without any.",
    rationale: """
      A prior learns one object. Where two have the same best prior, most trainers keep the last \
      or the nearer one; the other, too small for further priors, trains nothing.
      """,
    remedy: "Add priors of that size, or train at a larger input; see BOX010 for double labels.",
    severity: .warning, isDefault: false,
    triggers: [
      RuleExample.image(
        300, 300, WrittenBox(101, 101, 106, 106), WrittenBox(102, 102, 108, 108)
      ).under(.torchVision)
    ],
    passes: [
      RuleExample.image(
        300, 300, WrittenBox(101, 101, 106, 106), WrittenBox(202, 202, 208, 208)
      ).under(.torchVision)
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .ssd(.stolen(let place, let prior, let thief)) in facts {
      // BOX003 and BOX004 own boxes that are none.
      guard let object = image.object(at: place), object.box?.checked != nil else { continue }
      let other = thief.flatMap(image.object(at:))
      report(Finding(Self.info, in: image, at: object, .stolen(object, prior, other)))
    }
  }
}

extension Finding.Message {
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
