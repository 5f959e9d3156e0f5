import Labels

/// Reports a folder with labels of several formats.
struct MixedFormats: EvidenceRule {
  static let info = RuleInfo(
    code: "SET008",
    name: "mixed-formats",
    summary: "One folder holds labels of more than one format.",
    rationale: """
      A trainer reads one of them and leaves out the rest. Labels of the same pictures are SET011's.
      """,
    remedy: "Give each format a folder of its own, or choose one with --labels-format.",
    severity: .warning,
    triggers: [
      RuleExample([
        LabeledImage(path: "labels/a.xml", format: .voc),
        LabeledImage(path: "labels/b.txt", format: .kitti),
      ])
    ],
    passes: [
      RuleExample([
        LabeledImage(path: "voc/a.xml", format: .voc),
        LabeledImage(path: "kitti/b.txt", format: .kitti),
      ])
    ]
  )

  private struct Key: Hashable {
    let folder: String
    let format: LabelFormatName
  }

  /// The first file of each folder and format.
  private var firsts: [Key: String] = [:]
  private var latest: (key: Key, first: String)?

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    let folder = FilePath.folder(of: image.path)
    if let latest, latest.key.format == image.format,
      FilePath.areEqual(latest.key.folder, folder), latest.first <= image.path
    {
      return
    }
    let key = Key(folder: String(folder), format: image.format)
    latest = (key, add(key, image.path))
  }

  mutating func merge(_ other: Self) {
    for (key, path) in other.firsts { add(key, path) }
  }

  /// - Returns: the first file that is known.
  @discardableResult
  private mutating func add(_ key: Key, _ path: String) -> String {
    let first = min(firsts[key] ?? path, path)
    firsts[key] = first
    return first
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for (folder, entries) in Dictionary(grouping: firsts, by: \.key.folder) where entries.count > 1
    {
      let bare = String(folder.hasSuffix("/") ? folder.dropLast() : folder[...])
      let isDouble = dataset.facts.doubles.contains { $0.first == bare && $0.second == bare }
      if isDouble, entries.count == 2 { continue }
      let sorted = entries.sorted { $0.value < $1.value }
      let kinds = sorted.map {
        "\($0.key.format) (\(Finding.Message.quoted(FilePath.stem(of: $0.value))))"
      }
      let place = folder.isEmpty ? "the folder" : Finding.Message.quoted(folder.dropLast())
      report(
        Finding(
          Self.info, file: sorted[1].value,
          "\(place) holds labels of several formats: \(kinds.joined(separator: ", "))"))
    }
  }
}
