import Labels
import Text

/// Reports a score that is no probability.
struct ScoreRange: ImageRule {
  static let info = RuleInfo(
    code: "KIT016",
    name: "score-range",
    summary: "A score is outside 0…1.",
    rationale: """
      KITTI only sorts by it, but thresholds and curves of other tools expect a probability.
      """,
    remedy: "Write a score in 0…1; in ground truth, none.",
    severity: .warning,
    triggers: [.kitti(.kitti("Car", score: 1.5))],
    passes: [.kitti(.kitti("Car", score: 0.9)), .kitti(.kitti("Car"))]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    if image.format != .kitti { return }
    for index in image.objects.indices {
      guard let score = image.objects[index].kitti?.score, !(0...1).contains(score) else {
        continue
      }
      report(
        Finding(
          Self.info, in: image, at: image.objects[index],
          "score \(DecimalText.short(score, 2)) is outside 0…1"))
    }
  }
}
