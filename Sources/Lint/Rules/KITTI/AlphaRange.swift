import Labels
import Text

/// Reports an observation angle that is none.
struct AlphaRange: ImageRule {
  static let formats: [LabelFormatName] = [.kitti]
  static let info = RuleInfo(
    code: "KIT012",
    name: "alpha-range",
    summary: "alpha is not in −π…π, nor −10 for unknown.",
    rationale: "Mostly degrees instead of radians, or a row whose fields are shifted.",
    remedy: "Write the angle in radians, or −10.",
    severity: .warning,
    triggers: [.kitti(.kitti("Car", alpha: 90)), .kitti(.kitti("Car", alpha: -4))],
    passes: [
      .kitti(.kitti("Car", alpha: 3.14)), .kitti(.kitti("Car", isFlat: true)), .kitti(.dontCare),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for index in image.objects.indices {
      guard let alpha = image.objects[index].kitti?.alpha, !KITTIAngle.isValid(alpha) else {
        continue
      }
      report(
        Finding(
          Self.info, in: image, at: image.objects[index],
          "alpha \(DecimalText.short(alpha, 2)) is out of range −π…π (−10 for unknown)"))
    }
  }
}
