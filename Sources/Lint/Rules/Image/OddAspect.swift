import Boxes
import Labels
import Text

/// Reports images that resizing distorts unlike the rest of the set.
struct OddAspect: EvidenceRule {
  static let info = RuleInfo(
    code: "IMG006",
    name: "odd-aspect",
    summary: "An image's aspect differs from the dataset's median by more than 1.5 times.",
    rationale: """
      Images are stretched to the network's input. One that is much wider or taller than the \
      others is distorted unlike them, and its boxes get sizes that no anchor was found for. One \
      finding a size, at the first image of it.
      """,
    remedy: "Crop or pad such images, or leave them out.",
    severity: .info,
    triggers: [OddAspect.example([(500, 375), (500, 375), (500, 200)])],
    passes: [OddAspect.example([(500, 375), (500, 375), (375, 300)])]
  )

  private let limit: Double
  private var sizes: [ImageSize: (count: Int, first: String)] = [:]

  init(settings: LintSettings) { limit = settings.oddAspect }

  mutating func collect(_ image: LabeledImage) {
    if let size = image.size { add(size, 1, image.path) }
  }

  mutating func merge(_ other: Self) {
    for (size, entry) in other.sizes { add(size, entry.count, entry.first) }
  }

  private mutating func add(_ size: ImageSize, _ count: Int, _ path: String) {
    let entry = sizes[size] ?? (0, path)
    sizes[size] = (entry.count + count, min(entry.first, path))
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let aspects = sizes.map { (value: Self.aspect($0.key), count: $0.value.count) }
    guard let median = RobustScore(aspects, leastSpread: 1)?.median else { return }
    for (size, entry) in sizes {
      let factor = max(Self.aspect(size) / median, median / Self.aspect(size))
      guard factor > limit else { continue }
      let count = DecimalText.count(entry.count, "image", "images", isGrouped: false)
      report(
        Finding(
          Self.info, file: entry.first,
          """
          \(count) of \(size): the aspect differs \(DecimalText.short(factor, 2)) times from the \
          median \(DecimalText.short(median, 2)):1
          """))
    }
  }

  private static func aspect(_ size: ImageSize) -> Double {
    Double(size.width) / Double(size.height)
  }

  private static func example(_ sizes: [(Int, Int)]) -> RuleExample {
    RuleExample(
      sizes.enumerated().map { place, size in
        LabeledImage(
          path: "\(place).xml", format: .voc,
          declaredSize: DeclaredSize(width: size.0, height: size.1))
      })
  }
}
