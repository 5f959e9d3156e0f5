import Labels
import Text

/// Reports that one class drowns another.
struct ClassImbalance: DatasetRule {
  static let info = RuleInfo(
    code: "CLS005",
    name: "class-imbalance",
    summary: "The most frequent class has more than fifty times the objects of the rarest.",
    rationale: "Without weights the network does best by never predicting the rare one.",
    remedy: "Weight the classes, sample images with the rare ones more often, or label more.",
    severity: .info,
    triggers: [.classes(Array(repeating: "car", count: 51) + ["dog"])],
    passes: [.classes(Array(repeating: "car", count: 50) + ["dog"])]
  )

  private let limit: Double

  init(settings: LintSettings) { limit = settings.classImbalance }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let sorted = dataset.classes.sorted
    guard let most = sorted.max(by: { $0.count < $1.count }),
      let least = sorted.min(by: { $0.count < $1.count }),
      Double(most.count) > limit * Double(least.count)
    else { return }
    let ratio = DecimalText.short((Double(most.count) / Double(least.count)).rounded(), 2)
    report(
      Finding(
        Self.info, file: "",
        """
        \(Finding.Message.quoted(most.name)) (\(most.count)) to \
        \(Finding.Message.quoted(least.name)) (\(least.count)) is \(ratio):1
        """))
  }
}
