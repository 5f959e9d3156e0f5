import Labels
import Text

/// Reports a box that covers its whole image.
struct WholeImageBox: ImageRule {
  static let info = RuleInfo(
    code: "BOX007",
    name: "whole-image-box",
    summary: "A box covers 95 % of its image or more.",
    rationale: """
      Often a label for classification that was exported as a box, or a slip of the mouse. A real \
      close-up is fine: the largest priors can learn it.
      """,
    remedy: "Look at the picture; draw the object's own outline if it is smaller.",
    severity: .warning,
    triggers: [.image(100, 80, WrittenBox(1, 1, 100, 80))],
    passes: [.image(100, 80, WrittenBox(1, 1, 94, 80))]
  )

  private let share: Double

  init(settings: LintSettings) { share = settings.wholeImageShare }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    guard let bounds = image.size?.bounds else { return }
    let limit = bounds.area * share
    for index in image.objects.indices {
      guard let box = image.objects.judgedBox(index)?.checked, box.area >= limit,
        let inside = box.clipped(to: bounds), inside.area >= limit
      else { continue }
      let object = image.objects[index]
      report(
        Finding(
          Self.info, in: image, at: object,
          .whole(object.className, share: inside.area / bounds.area)))
    }
  }
}

extension Finding.Message {
  fileprivate static func whole(_ name: String, share: Double) -> Self {
    "box of \(quoted(name)) covers \(DecimalText.shortPercent(share)) of the image"
  }
}
