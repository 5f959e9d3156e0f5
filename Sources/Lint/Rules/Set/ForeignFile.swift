import Labels

/// Reports a file among the labels that is none.
struct ForeignFile: DatasetRule {
  static let info = RuleInfo(
    code: "SET004",
    name: "foreign-file",
    summary: "A file in a label folder is no label: skipped, and said.",
    rationale: """
      Backups, system files and notes are harmless here, and trip trainers that list the folder.
      """,
    remedy: "Move it elsewhere.",
    severity: .info,
    triggers: [
      .folder {
        $0.foreignFiles = [DatasetFacts.ForeignFile(path: "Annotations/.DS_Store", what: "hidden")]
      }
    ],
    passes: [.folder { $0.labelFiles = ["Annotations/a.xml"] }]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for file in dataset.facts.foreignFiles {
      report(Finding(Self.info, file: file.path, "no label, skipped: \(file.what)"))
    }
  }
}
