import Labels
import Text

/// Reports VOC boxes that are a corner and a size.
struct CornerAndSize: EvidenceRule {
  static let info = RuleInfo(
    code: "VOC022",
    name: "corner-and-size",
    summary: "<bndbox> holds x, y, w and h instead of edges. One finding for the set.",
    rationale: """
      Some public sets write VOC files with a corner, a width and a height. They are read so here, \
      the corner as written; readers that look for <xmin> stop at the first object, and one that \
      takes four numbers in their order takes a width for an edge.
      """,
    remedy: "Write the set anew: dataset convert --to voc.",
    severity: .warning,
    triggers: [
      .issue(
        .cornerAndSize, object: 0, shown: "<bndbox><x>10</x><y>20</y><w>15</w><h>30</h></bndbox>")
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  private var found = Occurrences()

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    if image.issues.isEmpty { return }
    for issue in image.issues where issue.kind == .cornerAndSize {
      found.add(Occurrences.Place(issue, in: image))
    }
  }

  mutating func merge(_ other: Self) { found.merge(other.found) }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let message: Finding.Message =
      "<bndbox> holds x, y, w and h instead of corners, and is read so: \(found.words())"
    if let finding = Finding(Self.info, found, kind: "size", message) { report(finding) }
  }
}
