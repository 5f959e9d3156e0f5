import Labels
import Text

/// Reports a box that is far longer than wide, unless it is cut off.
struct ExtremeAspect: ImageRule {
  static let info = RuleInfo(
    code: "BOX008",
    name: "extreme-aspect",
    summary: "A box is more than ten times longer than wide, and not truncated.",
    rationale: """
      Priors have aspect ratios up to about 3:1, so that such a box is matched badly or by force. \
      It is mostly a slip of the mouse. Truncated objects and slivers at the edge of the image \
      are left alone: cutting makes them thin.
      """,
    remedy: "Look at the picture; mark a cut-off object truncated.",
    severity: .warning,
    triggers: [.image(200, 80, WrittenBox(10, 10, 130, 20))],
    passes: [
      .image(200, 80, WrittenBox(10, 10, 100, 20)),
      .image(200, 80, WrittenBox(1, 10, 4, 60)),
      RuleExample.image(200, 80, WrittenBox(10, 10, 130, 20)).changed {
        $0.objects[0].flags.truncated = 1
      },
    ]
  )

  private let limit: Double

  init(settings: LintSettings) { limit = settings.extremeAspect }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    // Shares of an image whose size is not known have no aspect.
    if image.isUnit { return }
    for index in image.objects.indices {
      guard let written = image.objects.judgedBox(index), let box = written.checked else {
        continue
      }
      let (width, height) = (box.width, box.height)
      guard width > height * limit || height > width * limit else { continue }
      // BOX004 owns boxes without extent.
      if written.hasNoExtent || isCut(image, index) { continue }
      let object = image.objects[index]
      report(Finding(Self.info, in: image, at: object, .extreme(object.className, width, height)))
    }
  }

  /// Whether the object says so, or touches the edge that its short side is cut by.
  private func isCut(_ image: LabeledImage, _ index: Int) -> Bool {
    if let truncated = image.objects[index].flags.truncated, truncated > 0 { return true }
    guard let bounds = image.size?.bounds, let box = image.objects[index].box?.checked else {
      return false
    }
    // The largest maximum that KITTI and zero-based tools write is one pixel short of the edge.
    return box.width < box.height
      ? box.xMin <= 1 || box.xMax >= bounds.xMax - 1
      : box.yMin <= 1 || box.yMax >= bounds.yMax - 1
  }
}

extension Finding.Message {
  fileprivate static func extreme(_ name: String, _ width: Double, _ height: Double) -> Self {
    let ratio = DecimalText.short((max(width, height) / min(width, height) * 10).rounded() / 10, 2)
    let size = "\(DecimalText.short(width, 2)) × \(DecimalText.short(height, 2)) px"
    return "box of \(quoted(name)) is \(size): \(width > height ? "\(ratio):1" : "1:\(ratio)")"
  }
}
