import Labels

/// Reports a picture that is too small to show anything.
struct TinyImage: ImageRule {
  static let info = RuleInfo(
    code: "IMG003",
    name: "tiny-image",
    summary: "An image has a side below 10 px.",
    rationale: """
      Mostly a placeholder, a spacer or a failed download: enlarged to the network's input it is \
      one smear.
      """,
    remedy: "Leave the image out.",
    severity: .warning,
    triggers: [
      RuleExample.image(9, 80).changed { $0.imageSize = $0.declaredSize?.checked }
    ],
    passes: [
      RuleExample.image(10, 80).changed { $0.imageSize = $0.declaredSize?.checked },
      .image(9, 80),
    ]
  )

  private let limit: Double

  init(settings: LintSettings) { limit = settings.tinyImageSide }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    // Only the picture itself is judged; a size that is merely declared may be wrong.
    guard let size = image.imageSize, Double(min(size.width, size.height)) < limit else { return }
    report(Finding(Self.info, file: image.path, "the image is only \(size) pixels"))
  }
}
