import Labels

/// Reports an image that no label file belongs to.
struct ImageWithoutLabel: DatasetRule {
  static let info = RuleInfo(
    code: "SET002",
    name: "image-without-label",
    summary: "An image has no label file.",
    rationale: """
      Missing is not empty: an image without objects has a label file without objects. An image \
      without a file was mostly forgotten, and is left out of training in silence.
      """,
    remedy: "Label the image, or write an empty label file.",
    severity: .warning,
    triggers: [.folder { $0.imagesWithoutLabels = ["JPEGImages/b.jpg"] }],
    passes: [.folder { $0.imageFiles = ["JPEGImages/b.jpg"] }]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for path in dataset.facts.imagesWithoutLabels {
      report(Finding(Self.info, file: path, "the image has no label file"))
    }
  }
}
