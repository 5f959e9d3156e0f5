import Labels
import Text

/// Reports a score that is no probability.
struct ScoreRange: EvidenceRule {
  static let formats: [LabelFormatName] = [.kitti]
  static let info = RuleInfo(
    code: "KIT016",
    name: "score-range",
    summary: "A score is outside 0…1.",
    rationale: """
      KITTI only sorts by it, but thresholds and curves of other tools expect a probability. One \
      finding for the set. Where the field is a small whole number throughout, it is no score \
      (KIT001).
      """,
    remedy: "Write a score in 0…1; in ground truth, none.",
    severity: .warning,
    triggers: [.kitti(.kitti("Car", score: 1.5))],
    passes: [
      .kitti(.kitti("Car", score: 0.9)), .kitti(.kitti("Car")), .kitti(.kitti("Car", score: 3)),
    ]
  )

  private var outside = Occurrences()
  private var lowest = Double.infinity
  private var highest = -Double.infinity
  /// Whether some row has what can only be a score.
  private var hasScore = false

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    for index in image.objects.indices {
      guard let fields = image.objects[index].kitti, let score = fields.score else { continue }
      if !fields.hasMarkForScore { hasScore = true }
      if !(0...1).contains(score) {
        outside.add(image.objects[index], in: image)
        lowest = min(lowest, score)
        highest = max(highest, score)
      }
    }
  }

  mutating func merge(_ other: Self) {
    outside.merge(other.outside)
    hasScore = hasScore || other.hasScore
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard hasScore else { return }
    let values = Set([lowest, highest]).sorted().map { DecimalText.short($0, 2) }
    let message: Finding.Message =
      outside.count == 1
      ? "score \(values[0]) is outside 0…1"
      : "scores outside 0…1, from \(values[0]) to \(values.last ?? ""): \(outside.words())"
    if let finding = Finding(Self.info, outside, kind: "score", message) { report(finding) }
  }
}
