import Boxes
import Labels

/// Reports a VOC file that does not say how large its image is.
struct MissingSize: ImageRule {
  static let info = RuleInfo(
    code: "VOC012",
    name: "missing-size",
    summary: "<size> is missing, or a side is zero, negative, repeated or no number.",
    rationale: """
      Trainers normalize boxes by the declared size: a zero divides, a missing element ends the \
      run. Where the image is there, its own size is used and the finding is a warning; where it \
      is not, bounds can't be judged and boxes can't be normalized: an error, as is a side that no image has.
      """,
    remedy: "Write the image's size; --fix does it where the image is there.",
    severity: .error,
    fixability: .safe,
    triggers: [
      .issue(.missingSize(detail: "<size> is missing"), shown: "<annotation>…</annotation>"),
      RuleExample.issue(.missingSize(detail: "<width> is 0"), shown: "<width>0</width>").changed {
        $0.imageSize = ImageSize(width: 100, height: 80)
      },
      RuleExample.image(1, 1, WrittenBox(1, 1, 9, 9)).changed {
        $0.declaredSize = DeclaredSize(width: 100_000, height: 80)
      },
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    // COC009 owns COCO's images.
    guard image.format != .coco else { return }
    var isReported = false
    for issue in image.issues {
      guard case .missingSize(let detail) = issue.kind else { continue }
      isReported = true
      tell(image, at: issue.position, detail, report)
    }
    if !isReported, let declared = image.declaredSize, declared.checked == nil,
      let width = declared.width, let height = declared.height
    {
      tell(image, at: nil, "\(width)x\(height) is no size that an image can have", report)
    }
  }

  private func tell(
    _ image: LabeledImage, at position: TextPosition?, _ detail: String, _ report: (Finding) -> Void
  ) {
    // Numbers that no program wrote by mistake: a person shall look.
    let fix =
      isAbsurd(image)
      ? nil : image.imageSize.map { Fix(.safe, "write the image's size, \($0)", [.setSize($0)]) }
    let rest = image.imageSize.map { "; the image's own, \($0), is used" } ?? ""
    report(
      Finding(
        Self.info, file: image.path, at: position, "no usable image size: \(detail)\(rest)",
        severity: image.size == nil || isAbsurd(image) ? .error : .warning, fix: fix,
        element: "size"
      ).of(.init("no usable image size: \(detail)", fixTitle: "write the size of each image")))
  }

  /// Whether a side is larger than any image's: trainers that multiply the sides overflow.
  private func isAbsurd(_ image: LabeledImage) -> Bool {
    let sides = [image.declaredSize?.width, image.declaredSize?.height]
    return sides.contains { $0.map { $0 > ImageSize.maximumSide } ?? false }
  }
}
