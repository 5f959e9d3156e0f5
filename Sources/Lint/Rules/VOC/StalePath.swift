import Labels

/// Reports a path of another machine.
struct StalePath: ImageRule {
  static let info = RuleInfo(
    code: "VOC016",
    name: "stale-path",
    summary: "<folder> or <path> is absolute: it names a place on the machine that drew the boxes.",
    rationale: """
      A tool that believes it looks for the image where it was once, and what a labeller's disk \
      looked like is published with the dataset. This tool never follows it.
      """,
    remedy: "Delete the element, or write a path relative to the dataset.",
    severity: .info,
    triggers: [
      RuleExample.image(100, 80).changed { $0.voc = VOCFields(path: "/home/x/a.jpg") },
      RuleExample.image(100, 80).changed { $0.voc = VOCFields(folder: "C:\\images") },
    ],
    passes: [
      RuleExample.image(100, 80).changed { $0.voc = VOCFields(folder: "VOC2012", path: "a.jpg") }
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    guard let voc = image.voc else { return }
    if let path = voc.path, FilenameMismatch.escapes(path) { tell(image, "path", path, report) }
    if let folder = voc.folder, FilenameMismatch.escapes(folder) {
      tell(image, "folder", folder, report)
    }
  }

  private func tell(
    _ image: LabeledImage, _ field: String, _ text: String, _ report: (Finding) -> Void
  ) {
    report(
      Finding(
        Self.info, file: image.path,
        "<\(field)> names a place outside the dataset: \(Finding.Message.quoted(text))",
        element: field))
  }
}
