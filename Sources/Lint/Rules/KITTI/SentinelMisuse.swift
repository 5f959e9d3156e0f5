import Labels
import Text

/// Reports KITTI's marks for "unknown" where they don't belong.
struct SentinelMisuse: ImageRule, DatasetRule {
  static let info = RuleInfo(
    code: "KIT014",
    name: "sentinel-misuse",
    summary: "DontCare has real 3-D values, or a real class has some marks of unknown values.",
    rationale: """
      KITTI marks unknown values by numbers (−1, −10, −1000). DontCare has all of them; a row \
      with some of them mixes known and unknown, and tools that average them learn from −1000 m. \
      A set whose rows have no 3-D value at all is an export of boxes only: fine for 2-D \
      detectors, one info for the set.
      """,
    remedy: "Give all 3-D values or none (−1 −1 −1 −1000 −1000 −1000 −10).",
    severity: .warning,
    triggers: [
      .kitti(.kitti("Car", height: -1)),
      .kitti(.kitti("DontCare", truncated: -1, occluded: -1)),
      .kitti(.kitti("Car", isFlat: true)),
    ],
    passes: [.kitti(.kitti("Car")), .kitti(.dontCare)]
  )

  private var flatFiles = 0
  private var firstFlatFile = ""

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    if image.format != .kitti { return }
    for index in image.objects.indices {
      guard let fields = image.objects[index].kitti else { continue }
      let isDontCare = image.objects[index].isIgnoredRegion
      // Real 3-D values for a class, none at all for a region or a flat export.
      if isDontCare ? fields.hasNoThreeD : (!fields.hasSentinel || fields.hasNoThreeD) { continue }
      let object = image.objects[index]
      report(
        Finding(
          Self.info, in: image, at: object,
          isDontCare
            ? "DontCare has 3-D values instead of the marks of unknown ones"
            : .mixed(object.className, fields)))
    }
  }

  mutating func collect(_ image: LabeledImage) {
    if image.format != .kitti { return }
    for index in image.objects.indices {
      guard let fields = image.objects[index].kitti, fields.hasNoThreeD,
        !image.objects[index].isIgnoredRegion
      else { continue }
      if flatFiles == 0 || image.path < firstFlatFile { firstFlatFile = image.path }
      flatFiles += 1
      return
    }
  }

  mutating func merge(_ other: Self) {
    guard other.flatFiles > 0 else { return }
    if flatFiles == 0 || other.firstFlatFile < firstFlatFile { firstFlatFile = other.firstFlatFile }
    flatFiles += other.flatFiles
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard flatFiles > 0 else { return }
    let files = DecimalText.count(flatFiles, "file has", "files have", isGrouped: false)
    report(
      Finding(
        Self.info, file: firstFlatFile,
        "\(files) rows without 3-D values: an export of boxes only", severity: .info))
  }
}

extension Finding.Message {
  fileprivate static func mixed(_ name: String, _ fields: KITTIFields) -> Self {
    var unknown: [String] = []
    if fields.alpha == -10 { unknown.append("alpha") }
    if fields.height == -1 { unknown.append("height") }
    if fields.width == -1 { unknown.append("width") }
    if fields.length == -1 { unknown.append("length") }
    if fields.hasUnknownLocation { unknown.append("location") }
    if fields.rotationY == -10 { unknown.append("rotation_y") }
    return """
      \(quoted(name)) marks \(unknown.joined(separator: ", ")) as unknown and gives other 3-D values
      """
  }
}
