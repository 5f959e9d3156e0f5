import Labels

/// Reports that there is only one class.
struct SingleClass: DatasetRule {
  static let info = RuleInfo(
    code: "CLS006",
    name: "single-class",
    summary: "All objects have one class.",
    rationale: """
      Fine for a detector of one thing; a surprise when a conversion has lost the classes.
      """,
    remedy: "Nothing, if that is meant.",
    severity: .info,
    triggers: [.classes(["car", "car"])],
    passes: [.classes(["car", "dog"])]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let sorted = dataset.classes.sorted
    guard sorted.count == 1, let only = sorted.first else { return }
    report(
      Finding(
        Self.info, file: "", "all objects have one class, \(Finding.Message.quoted(only.name))"))
  }
}
