import Labels
import Targets
import Trainers

/// Reports objects that want the same prior, so that their order in the file decides.
struct OrderDependentMatch: TrainerRule {
  static let info = RuleInfo(
    code: "SQZ006",
    name: "order-dependent-match",
    summary: "Objects have the same best prior, and the first in the file gets it.",
    rationale: """
      SqueezeDet assigns priors object by object, in the order of the file. Where two objects have \
      the same best prior, the second takes its next best: other lines first, other targets. Two \
      exports of the same labels train differently.
      """,
    remedy: "Keep the order of lines stable; anchors of more shapes make such pairs rare.",
    severity: .info,
    triggers: [
      RuleExample.image(96, 64, WrittenBox(17, 17, 32, 32), WrittenBox(18, 18, 34, 34))
        .underSqueezeDet()
    ],
    passes: [
      RuleExample.image(96, 64, WrittenBox(17, 17, 32, 32), WrittenBox(65, 17, 80, 32))
        .underSqueezeDet()
    ]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .squeezeDet(.contestedPrior(let prior, let places)) in facts {
      // The first in the file gets it; the last one is named with all it competes with.
      guard let last = places.last, let object = image.object(at: last) else { continue }
      let others = places.dropLast().compactMap { image.object(at: $0)?.position.line }
      report(Finding(Self.info, in: image, at: object, .contested(object, others, prior)))
    }
  }
}

extension Finding.Message {
  fileprivate static func contested(
    _ object: LabeledObject, _ lines: [Int], _ prior: Int
  ) -> Self {
    let lines = lines.map(String.init).joined(separator: ", ")
    return """
      \(quoted(object.className)) has the same best prior (\(prior)) as the object of line \
      \(lines): the first in the file gets it
      """
  }
}
