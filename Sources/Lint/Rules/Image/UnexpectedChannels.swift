import Labels
import Text

/// Reports pictures that store colors unlike most of the set.
struct UnexpectedChannels: EvidenceRule {
  static let info = RuleInfo(
    code: "IMG005",
    name: "unexpected-channels",
    summary: "Some images are gray, have alpha, 16 bits or CMYK among others that don't.",
    rationale: """
      A loader that does not convert gives arrays of another shape, or colors that mean something \
      else. One finding a kind, at the first image of it; the most frequent kind is taken as \
      meant.
      """,
    remedy: "Convert the images, or see that the loader does.",
    severity: .info,
    triggers: [
      UnexpectedChannels.example([.rgb, .rgb, .gray]), UnexpectedChannels.example([.rgb, .cmyk]),
    ],
    passes: [UnexpectedChannels.example([.gray, .gray])]
  )

  private struct Kind: Hashable {
    let colors: ImageFacts.ColorModel
    let bits: Int

    var text: String { bits == 8 ? colors.rawValue : "\(colors.rawValue), \(bits) bits" }
  }

  private var found: [Kind: (count: Int, first: String)] = [:]

  init(settings: LintSettings) {}

  mutating func collect(_ picture: ImageFacts) {
    guard let colors = picture.colors else { return }
    add(Kind(colors: colors, bits: picture.bitDepth ?? 8), 1, picture.path)
  }

  mutating func merge(_ other: Self) {
    for (kind, entry) in other.found { add(kind, entry.count, entry.first) }
  }

  private mutating func add(_ kind: Kind, _ count: Int, _ path: String) {
    let entry = found[kind] ?? (0, path)
    found[kind] = (entry.count + count, min(entry.first, path))
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let sorted = found.sorted { ($1.value.count, $0.key.text) < ($0.value.count, $1.key.text) }
    guard let usual = sorted.first else { return }
    for (kind, entry) in sorted.dropFirst() {
      let count = DecimalText.count(entry.count, "image is", "images are", isGrouped: false)
      report(
        Finding(
          Self.info, file: entry.first,
          "\(count) \(kind.text), among \(usual.value.count) that are \(usual.key.text)"))
    }
  }

  private static func example(_ colors: [ImageFacts.ColorModel]) -> RuleExample {
    let images = colors.indices.map { LabeledImage(path: "\($0).xml", format: .voc) }
    let pictures = colors.enumerated().map { ImageFacts(path: "\($0).jpg", colors: $1) }
    return RuleExample(images, pictures: pictures)
  }
}
