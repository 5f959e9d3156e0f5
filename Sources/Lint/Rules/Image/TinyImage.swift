import Boxes
import Labels

/// Reports a picture that is too small to show anything.
struct TinyImage: PictureRule {
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
    triggers: [TinyImage.example(width: 9)],
    passes: [TinyImage.example(width: 10), .image(9, 80)]
  )

  private let limit: Double

  init(settings: LintSettings) { limit = settings.tinyImageSide }

  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void) {
    guard let size = picture.size, Double(min(size.width, size.height)) < limit else { return }
    report(Finding(Self.info, file: picture.path, "the image's size is only \(size) pixels"))
  }

  private static func example(width: Int) -> RuleExample {
    RuleExample.image(width, 80).with(
      picture: ImageFacts(path: "JPEGImages/a.jpg", size: ImageSize(width: width, height: 80)))
  }
}
