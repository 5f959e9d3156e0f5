import Labels
import Text

/// Reports annotations that mark crowds.
struct CrowdRegion: ImageRule {
  static let formats: [LabelFormatName] = [.coco]
  static let info = RuleInfo(
    code: "COC008",
    name: "crowd-region",
    summary: "An image has annotations with iscrowd 1: regions to ignore, not objects.",
    rationale: """
      The box of a crowd is around many objects. The COCO evaluator ignores what is found there; \
      a trainer that takes it for one object learns boxes of crowds. Clustering and previews leave \
      crowds out. One finding an image.
      """,
    remedy: "Nothing, when your trainer leaves crowds out; else take them away.",
    severity: .info,
    triggers: [RuleExample.coco().changed { $0.objects[0].flags.isCrowd = true }],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    guard let first = image.objects.firstIndex(where: \.flags.isCrowd) else { return }
    let count = image.objects.reduce(0) { $0 + ($1.flags.isCrowd ? 1 : 0) }
    let object = image.objects[first]
    report(
      Finding(
        Self.info, in: image, at: object,
        """
        \(DecimalText.count(count, "annotation marks a crowd", "annotations mark crowds", isGrouped: false)), first \
        of \(Finding.Message.quoted(object.className)): to be ignored, not trained on
        """))
  }
}
