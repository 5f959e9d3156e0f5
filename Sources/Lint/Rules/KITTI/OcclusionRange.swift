import Labels
import Text

/// Reports an occlusion that KITTI does not know.
struct OcclusionRange: ImageRule {
  static let formats: [LabelFormatName] = [.kitti]
  static let info = RuleInfo(
    code: "KIT011",
    name: "occlusion-range",
    summary: "Occlusion is not 0, 1, 2 or 3, nor −1 for unknown.",
    rationale: """
      The evaluator sorts objects into easy, moderate and hard by it. Another number is mostly a \
      row whose fields are shifted.
      """,
    remedy: "Write 0 (visible), 1 (partly), 2 (largely occluded), 3 (unknown) or −1.",
    severity: .error,
    triggers: [.kitti(.kitti("Car", occluded: 4)), .kitti(.kitti("Car", occluded: 0.5))],
    passes: [
      .kitti(.kitti("Car", occluded: 3)), .kitti(.kitti("Car", occluded: -1)), .kitti(.dontCare),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for index in image.objects.indices {
      guard let value = image.objects[index].flags.occluded, !Self.isKnown(value) else { continue }
      report(
        Finding(
          Self.info, in: image, at: image.objects[index],
          "occlusion \(DecimalText.short(value, 2)) is out of range: 0, 1, 2, 3 (−1 for unknown)"))
    }
  }

  private static func isKnown(_ value: Double) -> Bool {
    value == 0 || value == 1 || value == 2 || value == 3 || value == -1
  }
}
