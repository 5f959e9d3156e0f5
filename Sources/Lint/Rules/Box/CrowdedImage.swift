import Labels
import Text

/// Reports images with far more objects than the others, or mostly in regions to ignore.
struct CrowdedImage: ImageRule, EvidenceRule {
  static let info = RuleInfo(
    code: "BOX012",
    name: "crowded-image",
    summary: "An image has far more objects than the others, or half of them under DontCare.",
    rationale: """
      A count far from the rest is often a tool that ran twice over one image. Objects inside a \
      DontCare region contradict it: the region says that nobody has looked.
      """,
    remedy: "Look at the image.",
    severity: .info,
    triggers: [
      RuleExample((0..<9).map { CrowdedImage.file($0, objects: $0 == 8 ? 90 : 2 + $0 % 3) }),
      .kitti(
        .kitti("Car", box: WrittenBox(520, 172, 540, 185, .continuous)),
        .kitti("Van", box: WrittenBox(100, 172, 140, 185, .continuous)), .dontCare),
    ],
    passes: [
      RuleExample((0..<9).map { CrowdedImage.file($0, objects: 2 + $0 % 3) }),
      .kitti(.kitti("Car"), .dontCare),
    ]
  )

  private let limit: Double
  private var counts: [Int: (files: Int, first: String)] = [:]

  init(settings: LintSettings) { limit = settings.crowdScore }

  func enroll(in roster: inout RuleRoster) {
    roster.add(labels: self)
    roster.add(evidence: self)
  }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    if image.format != .kitti { return }
    let regions = image.objects.filter(\.isDontCare).compactMap { $0.box?.checked }
    if regions.isEmpty { return }
    let boxes = image.objects.compactMap { $0.judgedBox?.checked }
    let covered = boxes.filter { box in
      let (x, y) = ((box.xMin + box.xMax) / 2, (box.yMin + box.yMax) / 2)
      return regions.contains { $0.xMin < x && x < $0.xMax && $0.yMin < y && y < $0.yMax }
    }
    guard !covered.isEmpty, 2 * covered.count >= boxes.count else { return }
    report(
      Finding(
        Self.info, file: image.path,
        "\(covered.count) of \(boxes.count) objects lie inside DontCare regions"))
  }

  mutating func collect(_ image: LabeledImage) { add(image.objects.count, 1, image.path) }

  mutating func merge(_ other: Self) {
    for (count, entry) in other.counts { add(count, entry.files, entry.first) }
  }

  private mutating func add(_ count: Int, _ files: Int, _ path: String) {
    let entry = counts[count] ?? (0, path)
    counts[count] = (entry.files + files, min(entry.first, path))
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let values = counts.map { (value: Double($0.key), count: $0.value.files) }
    guard let score = RobustScore(values, leastSpread: 1) else { return }
    for (count, entry) in counts where score.score(Double(count)) > limit {
      let files = entry.files > 1 ? " (and \(entry.files - 1) more such images)" : ""
      report(
        Finding(
          Self.info, file: entry.first,
          "\(count) objects; the median image has \(DecimalText.short(score.median, 2))\(files)"))
    }
  }

  private static func file(_ number: Int, objects: Int) -> LabeledImage {
    LabeledImage(
      path: "\(number).xml", format: .voc,
      objects: (0..<objects).map { place in
        let left = 10 * Double(place)
        return LabeledObject(
          className: "car", box: WrittenBox(left + 1, 10, left + 9, 30), index: place)
      }, declaredSize: DeclaredSize(width: 2000, height: 80, depth: 3))
  }
}
