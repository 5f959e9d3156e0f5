import Labels
import Text

/// Reports a truncation outside KITTI's range.
struct TruncationRange: ImageRule {
  static let formats: [LabelFormatName] = [.kitti]
  static let info = RuleInfo(
    code: "KIT010",
    name: "truncation-range",
    summary: "Truncation is not in 0…1, nor −1 for unknown.",
    rationale: """
      The evaluator sorts objects into easy, moderate and hard by it. A number out of range is \
      mostly a row whose fields are shifted.
      """,
    remedy: "Write the share that lies outside the image, or −1.",
    severity: .error,
    triggers: [.kitti(.kitti("Car", truncated: 3)), .kitti(.kitti("Car", truncated: -0.5))],
    passes: [
      .kitti(.kitti("Car", truncated: 0.25)), .kitti(.kitti("Car", truncated: -1)),
      .kitti(.dontCare),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for index in image.objects.indices {
      guard let value = image.objects[index].flags.truncated, !(0...1).contains(value), value != -1
      else { continue }
      report(
        Finding(
          Self.info, in: image, at: image.objects[index],
          "truncation \(DecimalText.short(value, 2)) is out of range 0…1 (−1 for unknown)"))
    }
  }
}
