import Labels

/// Reports a category that only names the data set.
struct HeadingCategory: EvidenceRule {
  static let info = RuleInfo(
    code: "COC013",
    name: "heading-category",
    summary:
      "Category 0 only names the data set: the supercategory of all others, and of no object.",
    rationale: """
      One service writes it so. Trainers that count the declared categories get an output that is \
      never trained, and every class number is one higher than in the same set as YOLO.
      """,
    remedy: "Leave it out: dataset convert --to coco --drop-unused.",
    severity: .warning,
    triggers: [heading(used: false)],
    passes: [heading(used: true), .coco()]
  )

  private var latest: DeclaredClasses?
  private var documents: [String: String] = [:]

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    guard let declared = image.declaredClasses, declared != latest else { return }
    latest = declared
    if let name = declared.heading { documents[image.path] = name }
  }

  mutating func merge(_ other: Self) {
    documents.merge(other.documents) { first, _ in first }
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    if documents.isEmpty { return }
    let used = Set(dataset.classes.sorted.map(\.name))
    for (path, name) in documents.sorted(by: { $0.key < $1.key }) where !used.contains(name) {
      report(
        Finding(
          Self.info, file: path,
          "category 0, \(Finding.Message.quoted(name)), only names the data set: no object has it"))
    }
  }

  private static func heading(used: Bool) -> RuleExample {
    RuleExample.coco().changed {
      let name = used ? $0.objects[0].className : "road-signs"
      $0.declaredClasses = DeclaredClasses(
        names: used ? [name, "van"] : [name, "car"], ids: [0, 1], heading: name)
    }
  }
}
