import Labels

/// Reports a declared depth that is not the image's.
struct DepthMismatch: ImageRule, PictureRule {
  static let info = RuleInfo(
    code: "VOC014",
    name: "depth-mismatch",
    summary: "<depth> is missing, or differs from the image's channels.",
    rationale: "Few readers use it; those that do allocate the wrong array.",
    remedy: "Write the number of channels; --fix does it where the image is there.",
    severity: .info,
    fixability: .safe,
    triggers: [
      RuleExample.image(100, 80).with(picture: ImageFacts(path: "a.jpg", colors: .gray)),
      RuleExample.image(100, 80).changed { $0.declaredSize?.depth = nil },
    ],
    passes: [
      RuleExample.image(100, 80).with(picture: ImageFacts(path: "a.jpg", colors: .rgb)),
      .image(100, 80),
    ]
  )

  init(settings: LintSettings) {}

  func enroll(in roster: inout RuleRoster) {
    roster.add(labels: self)
    roster.add(pictures: self)
  }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    guard image.format == .voc, let size = image.declaredSize, size.depth == nil,
      size.checked != nil
    else { return }
    report(Finding(Self.info, file: image.path, "<depth> is missing or empty", element: "size"))
  }

  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void) {
    guard let channels = picture.colors?.channels, let depth = image.declaredSize?.depth,
      depth != channels
    else { return }
    report(
      Finding(
        Self.info, file: image.path, "<depth> says \(depth), the image has \(channels)",
        fix: Fix(.safe, "write the image's channels, \(channels)", [.setDepth(channels)]),
        element: "depth"))
  }
}
