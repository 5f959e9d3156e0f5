import Boxes
import Labels

/// Reports a declared size that is not the image's.
struct SizeMismatch: ImageRule {
  static let info = RuleInfo(
    code: "VOC013",
    name: "size-mismatch",
    summary: "<size> differs from the image's own size.",
    rationale: """
      Boxes normalized by a wrong size land beside their objects. Often the images were resized \
      after labelling, and then the boxes are wrong too; or width and height are swapped.
      """,
    remedy: """
      If the boxes fit the image, correct the size with --unsafe-fixes; if they fit the declared \
      size, scale the boxes or use the original images.
      """,
    severity: .error,
    fixability: .unsafe,
    triggers: [
      RuleExample.image(100, 80, WrittenBox(10, 10, 30, 30)).changed {
        $0.imageSize = ImageSize(width: 50, height: 40)
      },
      RuleExample.image(100, 80, WrittenBox(10, 10, 30, 30)).changed {
        $0.imageSize = ImageSize(width: 80, height: 100)
      },
    ],
    passes: [
      .image(100, 80, WrittenBox(10, 10, 30, 30)),
      RuleExample.image(100, 80, WrittenBox(10, 10, 30, 30)).changed {
        $0.imageSize = ImageSize(width: 100, height: 80)
      },
      RuleExample.image(100, 80, WrittenBox(10, 10, 30, 30)).changed {
        $0.imageSize = ImageSize(width: 50, height: 40)
        $0.declaredSize = nil
      },
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    // VOC012 owns sizes that are none.
    guard let real = image.imageSize, let declared = image.declaredSize?.checked, declared != real
    else { return }
    let isSwapped = declared.width == real.height && declared.height == real.width
    let message: Finding.Message =
      isSwapped
      ? "width and height are swapped: <size> says \(declared), the image is \(real)"
      : "<size> says \(declared), but the image's size is \(real)"
    report(
      Finding(
        Self.info, file: image.path, message,
        fix: Fix(.unsafe, "write the image's size, \(real)", [.setSize(real)]), element: "size"))
  }
}
