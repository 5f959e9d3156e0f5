import Labels
import Text

/// Reports KITTI's marks for "unknown" where they don't belong.
struct SentinelMisuse: EvidenceRule {
  static let formats: [LabelFormatName] = [.kitti]
  static let info = RuleInfo(
    code: "KIT014",
    name: "sentinel-misuse",
    summary: "DontCare has real 3-D values, or a real class has some marks of unknown values.",
    rationale: """
      KITTI marks unknown values by numbers (−1, −10, −1000). DontCare has all of them; a row \
      with some of them mixes known and unknown, and tools that average them learn from −1000 m. \
      A set whose rows have no 3-D value at all is an export of boxes only, and one whose rows \
      all lack the same value comes from a tool that did not know it: fine for 2-D detectors, one \
      info for the set. Else one finding for each choice of values that rows lack.
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

  /// Rows of real classes with some 3-D value.
  private var solidRows = 0
  /// Of those, the rows that mark some values unknown, by which.
  private var mixed: [UnknownValues: Occurrences] = [:]
  /// Regions with 3-D values.
  private var solidRegions = Occurrences()
  /// Files with rows that have no 3-D value.
  private var flatFiles = Occurrences()

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    var isFlat = false
    for index in image.objects.indices {
      guard let fields = image.objects[index].kitti else { continue }
      if image.objects.isIgnoredRegion(index) {
        if !fields.hasNoThreeD { solidRegions.add(image.objects[index], in: image) }
      } else if fields.hasNoThreeD {
        isFlat = true
      } else {
        solidRows += 1
        guard fields.hasSentinel else { continue }
        mixed[UnknownValues(of: fields), default: Occurrences()]
          .add(image.objects[index], in: image)
      }
    }
    if isFlat { flatFiles.add(Occurrences.Place(file: image.path)) }
  }

  mutating func merge(_ other: Self) {
    solidRows += other.solidRows
    for (values, places) in other.mixed { mixed[values, default: Occurrences()].merge(places) }
    solidRegions.merge(other.solidRegions)
    flatFiles.merge(other.flatFiles)
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    func tell(
      _ places: Occurrences, _ kind: String, _ message: Finding.Message, _ severity: Severity
    ) {
      let finding = Finding(Self.info, places, kind: kind, message, severity: severity)
      if let finding { report(finding) }
    }
    tell(solidRegions, "region", .solidRegion(solidRegions), .warning)
    for (values, places) in mixed {
      let isEverywhere = places.count == solidRows && places.count > 1
      tell(
        places, "unknown \(values.rawValue)", .mixed(values, places, isEverywhere: isEverywhere),
        isEverywhere ? .info : .warning)
    }
    let files = DecimalText.count(flatFiles.count, "file has", "files have", isGrouped: false)
    tell(
      flatFiles, "flat", "\(files) rows without 3-D values: an export of boxes only", .info)
  }
}

/// Which 3-D values of a row are marked unknown.
private struct UnknownValues: OptionSet, Hashable {
  let rawValue: UInt8

  static let names = ["alpha", "height", "width", "length", "location", "rotation_y"]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(of fields: KITTIFields) {
    let marks = [
      fields.alpha == -10, fields.height == -1, fields.width == -1, fields.length == -1,
      fields.hasUnknownLocation, fields.rotationY == -10,
    ]
    rawValue = marks.enumerated().reduce(0) { $1.element ? $0 | 1 << $1.offset : $0 }
  }

  var words: String {
    Self.names.indices.filter { rawValue & 1 << $0 != 0 }.map { Self.names[$0] }
      .joined(separator: ", ")
  }
}

extension Finding.Message {
  fileprivate static func solidRegion(_ places: Occurrences) -> Self {
    let count = places.count > 1 ? ": \(places.words("region", "regions"))" : ""
    return "DontCare has 3-D values instead of the marks of unknown ones\(count)"
  }

  fileprivate static func mixed(
    _ values: UnknownValues, _ places: Occurrences, isEverywhere: Bool
  ) -> Self {
    if isEverywhere {
      return
        "\(values.words) marked as unknown in every row, with other 3-D values: \(places.words())"
    }
    if places.count > 1 {
      return "\(values.words) marked as unknown, other 3-D values given: \(places.words())"
    }
    let name = quoted(places.first.first?.className ?? "")
    return "\(name) marks \(values.words) as unknown and gives other 3-D values"
  }
}
