import Labels

/// Reports a label file without objects.
struct NoObjects: ImageRule {
  static let info = RuleInfo(
    code: "SET003",
    name: "no-objects",
    summary: "A label file has no objects.",
    rationale: """
      A picture of background is legal, and often wanted. Some trainers can't live with it: \
      SqueezeDet's dies of an IndexError, gluoncv's padding row makes every prior positive; their \
      profiles make this an error.
      """,
    remedy: "Leave it if the picture shows nothing; else label it.",
    severity: .info,
    triggers: [.image(100, 80)],
    passes: [
      .image(100, 80, WrittenBox(10, 10, 30, 30)),
      RuleExample.issue(.malformedXML(message: "the file is empty"), shown: "(no bytes)").changed {
        $0.objects = []
      },
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    // A file that could not be read says nothing of its objects.
    guard image.objects.isEmpty, !image.isUnread else { return }
    if image.isDocument { return }
    guard let coco = image.coco else {
      return report(Finding(Self.info, file: image.path, "the file has no objects"))
    }
    report(
      Finding(
        Self.info, file: image.path, at: coco.position,
        "image \(Finding.Message.quoted(coco.fileName)) has no objects"))
  }
}
