import Labels
import Text

/// Reports a rotation that is none.
struct RotationRange: ImageRule {
  static let formats: [LabelFormatName] = [.kitti]
  static let info = RuleInfo(
    code: "KIT013",
    name: "rotation-range",
    summary: "rotation_y is not in −π…π, nor −10 for unknown.",
    rationale: "Mostly degrees instead of radians, or a row whose fields are shifted.",
    remedy: "Write the angle in radians, or −10.",
    severity: .warning,
    triggers: [.kitti(.kitti("Car", rotationY: 180))],
    passes: [
      .kitti(.kitti("Car", rotationY: -3.14)), .kitti(.kitti("Car", isFlat: true)),
      .kitti(.dontCare),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for index in image.objects.indices {
      guard let angle = image.objects[index].kitti?.rotationY, !KITTIAngle.isValid(angle) else {
        continue
      }
      report(
        Finding(
          Self.info, in: image, at: image.objects[index],
          "rotation_y \(DecimalText.short(angle, 2)) is out of range −π…π (−10 for unknown)"))
    }
  }
}
