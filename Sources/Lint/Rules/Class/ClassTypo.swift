import Labels
import Text

/// Reports a rare class that is one slip of the pen from a frequent one.
struct ClassTypo: DatasetRule {
  static let info = RuleInfo(
    code: "CLS007",
    name: "class-typo",
    summary: "A rare class is one edit away from a frequent one.",
    rationale: """
      pedestrain is pedestrian, and its objects are lost. Short names are left alone: car and cat \
      are one edit apart too.
      """,
    remedy: "Correct the spelling, if it is one.",
    severity: .info,
    triggers: [.classes(Array(repeating: "pedestrian", count: 20) + ["pedestrain"])],
    passes: [
      .classes(Array(repeating: "car", count: 20) + ["cat"]),
      .classes(["pedestrian", "pedestrain"]),
      .classes(Array(repeating: "Pedestrian", count: 20) + ["pedestrian"]),
    ]
  )

  /// Names at least this long are compared.
  private static let shortestName = 4
  /// How many times more frequent the right spelling is.
  private static let dominance = 20
  /// Comparing all pairs stops here: ids used as class names are no spelling mistakes.
  private static let mostClasses = 1000

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let sorted = dataset.classes.sorted.filter { (Self.shortestName...80).contains($0.name.count) }
    guard sorted.count <= Self.mostClasses else { return }
    for rare in sorted {
      let frequent = sorted.filter {
        $0.count >= Self.dominance * rare.count && abs($0.name.count - rare.name.count) <= 1
      }
      for entry in frequent where EditDistance.between(rare.name, entry.name) == 1 {
        // CLS002 owns names that differ in case only.
        if rare.name.lowercased() == entry.name.lowercased() { continue }
        report(
          Finding(
            Self.info, file: rare.file, at: rare.position,
            """
            class \(Finding.Message.quoted(rare.name)) (\(rare.count)) is one edit from \
            \(Finding.Message.quoted(entry.name)) (\(entry.count))
            """))
        break
      }
    }
  }
}
