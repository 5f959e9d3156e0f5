import Labels

/// Reports a label file whose image is not there.
struct LabelWithoutImage: PictureRule {
  static let info = RuleInfo(
    code: "SET001",
    name: "label-without-image",
    summary: "A label file has no image. Judged only when an image folder is known.",
    rationale: """
      A trainer opens the image of each label: it ends with a missing file, or trains on fewer \
      images than you believe.
      """,
    remedy: "Copy the image, correct --images, or take the label away.",
    severity: .error,
    triggers: [
      RuleExample.image(100, 80, WrittenBox(10, 10, 30, 30))
        .with(picture: ImageFacts(path: "JPEGImages/a.jpg", state: .missing))
    ],
    passes: [
      .image(100, 80, WrittenBox(10, 10, 30, 30)),
      RuleExample.image(100, 80, WrittenBox(10, 10, 30, 30))
        .with(picture: ImageFacts(path: "JPEGImages/a.jpg")),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void) {
    // Those that a document declares are COC014's.
    guard picture.state == .missing, image.coco == nil, !image.isDocument else { return }
    report(
      Finding(
        Self.info, file: image.path,
        "the image is missing: \(Finding.Message.quoted(picture.path)) not found"
      ).of(.init("the image is missing")))
  }
}
