import Boxes
import Labels
import Text

/// Reports images that are not KITTI's while the files are named like them.
struct OddImageSize: EvidenceRule {
  static let formats: [LabelFormatName] = [.kitti]
  static let info = RuleInfo(
    code: "KIT018",
    name: "odd-image-size",
    summary: "Images are far from 1242×375 while files are named like KITTI's.",
    rationale: """
      Anchors, grids and configurations made for KITTI's frame don't fit other images. One \
      finding for the set, at the first such image.
      """,
    remedy: "Give the network's input with --input-size, and find anchors for this set.",
    severity: .info,
    triggers: [.objects(640, 480, .kitti("Car"))],
    passes: [
      .objects(1224, 370, .kitti("Car")),
      RuleExample.objects(640, 480, .kitti("Car")).changed { $0.path = "street-7.txt" },
    ]
  )

  private var count = 0
  private var first = ""
  private var firstSize: ImageSize?

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    guard let size = image.size, !Self.isUsual(size) else { return }
    let stem = FilePath.stem(of: image.path).utf8
    guard stem.count == 6, stem.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return }
    add(1, image.path, size)
  }

  mutating func merge(_ other: Self) {
    if let size = other.firstSize { add(other.count, other.first, size) }
  }

  private mutating func add(_ count: Int, _ path: String, _ size: ImageSize) {
    self.count += count
    if firstSize == nil || path < first { (first, firstSize) = (path, size) }
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let firstSize else { return }
    let images = DecimalText.count(count, "image is", "images are", isGrouped: false)
    report(
      Finding(
        Self.info, file: first,
        "\(images) far from KITTI's 1242x375 (this one: \(firstSize)), but named like KITTI's"))
  }

  /// Within a tenth of KITTI's frame on both axes.
  private static func isUsual(_ size: ImageSize) -> Bool {
    abs(Double(size.width) / 1242 - 1) <= 0.1 && abs(Double(size.height) / 375 - 1) <= 0.1
  }
}
