import Labels
import Text

/// Reports a class with few objects.
struct RareClass: DatasetRule {
  static let info = RuleInfo(
    code: "CLS004",
    name: "rare-class",
    summary: "A class has fewer than ten objects.",
    rationale: "It can't be learned, and its score is noise.",
    remedy: "Label more of it, merge it with another class, or leave it out.",
    severity: .info,
    triggers: [.classes(["car"])],
    passes: [.classes(Array(repeating: "car", count: 10))]
  )

  private let limit: Double

  init(settings: LintSettings) { limit = settings.rareClassCount }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for entry in dataset.classes.sorted where Double(entry.count) < limit {
      let count = DecimalText.count(entry.count, "object", "objects", isGrouped: false)
      report(
        Finding(
          Self.info, file: entry.file, at: entry.position,
          "class \(Finding.Message.quoted(entry.name)) has only \(count)"))
    }
  }
}
