import Labels

/// Reports a picture whose name says another format than its bytes.
struct WrongExtension: PictureRule {
  static let info = RuleInfo(
    code: "IMG002",
    name: "wrong-extension",
    summary: "An image's extension and its content disagree.",
    rationale: """
      Most decoders look at the bytes and don't care. TensorFlow's decode_jpeg, tools that choose \
      by name, and web servers do.
      """,
    remedy: "Rename the file, or convert it.",
    severity: .warning,
    triggers: [
      RuleExample.image(100, 80).with(picture: ImageFacts(path: "a.png", content: "JPEG"))
    ],
    passes: [
      RuleExample.image(100, 80).with(picture: ImageFacts(path: "a.JPG", content: "JPEG")),
      RuleExample.image(100, 80).with(picture: ImageFacts(path: "a.jpeg", content: "JPEG")),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void) {
    guard let content = picture.content else { return }
    let fits =
      switch FilePath.fileExtension(of: picture.path) {
      case "jpg", "jpeg", "jpe", "jfif": content == "JPEG"
      case let other: other == content.lowercased()
      }
    if fits { return }
    report(
      Finding(
        Self.info, file: picture.path, "the extension does not fit: the content is \(content)"))
  }
}
