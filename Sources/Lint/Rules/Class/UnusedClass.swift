import Labels

/// Reports a class of the list that no object has.
struct UnusedClass: DatasetRule {
  static let info = RuleInfo(
    code: "CLS003",
    name: "unused-class",
    summary: "A class of the class list is never used.",
    rationale: """
      The network gets an output that is never trained, and the mean over classes counts a zero. \
      Often it is a spelling that differs from the labels'.
      """,
    remedy: "Take the class off the list, or correct the spelling.",
    severity: .warning,
    triggers: [.classes(["car"], stated: ["car", "dog"])],
    passes: [.classes(["car", "dog"], stated: ["car", "dog"]), .classes(["car"])]
  )

  private let classes: ClassList?

  init(settings: LintSettings) { classes = settings.classes }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let classes, classes.isStated, !dataset.classes.isEmpty else { return }
    let used = Set(dataset.classes.sorted.map(\.name))
    for name in classes.names
    where !used.contains(name) && !KITTIFields.namesIgnoredRegion(name) {
      report(Finding(Self.info, file: "", "class \(Finding.Message.quoted(name)) is never used"))
    }
  }
}
