import Labels

/// Reports a picture that can't be decoded.
struct UnreadableImage: PictureRule {
  static let info = RuleInfo(
    code: "IMG001",
    name: "unreadable-image",
    summary: "An image cannot be decoded, or is cut off.",
    rationale: """
      Trainers end on it, often after hours, or replace it by gray: OpenCV gives back nothing, \
      Pillow raises, and a JPEG without its end is filled with gray by some decoders.
      """,
    remedy: "Fetch the image again.",
    severity: .error,
    triggers: [
      RuleExample.image(100, 80).with(
        picture: ImageFacts(
          path: "JPEGImages/a.jpg", state: .unreadable(reason: "no JPEG end marker: truncated")))
    ],
    passes: [
      RuleExample.image(100, 80).with(picture: ImageFacts(path: "JPEGImages/a.jpg")),
      RuleExample.image(100, 80).with(picture: ImageFacts(path: "a.jpg", state: .missing)),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void) {
    guard case .unreadable(let reason) = picture.state else { return }
    report(Finding(Self.info, file: picture.path, "the image cannot be read: \(reason)"))
  }
}
