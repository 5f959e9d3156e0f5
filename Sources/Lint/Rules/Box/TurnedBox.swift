import Labels
import Text

/// Reports boxes that are turned.
struct TurnedBox: EvidenceRule {
  static let info = RuleInfo(
    code: "BOX013",
    name: "turned-box",
    summary: "Boxes are turned: their numbers are not what they cover. One finding for the set.",
    rationale: """
      Annotation tools write a turned rectangle as it was before the turn, with the angle beside \
      it: attributes.rotation in COCO and VOC, <robndbox> in VOC. A trainer reads the numbers and \
      never the angle: a ship 10 wide and 60 high becomes one of 60 x 10, in a place that it does \
      not fill. Here the upright box around the turned one counts, or the numbers as written with \
      --turned-boxes upright.
      """,
    remedy:
      "Convert the labels once (dataset convert --lossy writes upright boxes), and train on these.",
    severity: .warning,
    triggers: [
      RuleExample.image(100, 80, WrittenBox(46, 6, 55, 65)).changed { $0.objects[0].turn = 90 }
    ],
    passes: [.image(100, 80, WrittenBox(46, 6, 55, 65))]
  )

  private var turned = Occurrences()

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    for index in image.objects.indices where image.objects[index].turn != nil {
      turned.add(image.objects[index], in: image)
    }
  }

  mutating func merge(_ other: Self) {
    turned.merge(other.turned)
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let name = Finding.Message.quoted(turned.first.first?.className ?? "")
    let message: Finding.Message =
      turned.count == 1
      ? "box of \(name) is turned (a rotation beside its numbers): they are not what it covers"
      : "boxes are turned (a rotation beside their numbers): \(turned.words())"
    if let finding = Finding(Self.info, turned, kind: "turned", message) { report(finding) }
  }
}
