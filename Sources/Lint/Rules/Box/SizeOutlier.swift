import Labels
import Text

/// Reports boxes whose size is unlike that of their class.
struct SizeOutlier: EvidenceRule {
  static let info = RuleInfo(
    code: "BOX011",
    name: "size-outlier",
    summary: "A box is far larger or smaller than its class's others.",
    rationale: """
      Judged by the logarithm of width and of height, in the network's pixels, as a robust \
      z-score per class; never by place. Often a wrong class or a slip of the mouse. One finding \
      a class, axis and size, at the first such box.
      """,
    remedy: "Look at the object.",
    severity: .info,
    triggers: [RuleExample((0..<40).map { SizeOutlier.file($0, width: $0 == 7 ? 900 : 20 + $0) })],
    passes: [RuleExample((0..<40).map { SizeOutlier.file($0, width: 20 + $0) })]
  )

  private struct Bin: Hashable {
    let className: String
    let isWidth: Bool
    /// Logarithm in steps of 0.05: sizes within five percent share a bin.
    let step: Int
  }

  private struct Entry {
    var count: Int
    var file: String
    var position: TextPosition
    var object: Int
  }

  private let settings: LintSettings
  private var bins: [Bin: Entry] = [:]
  private static let stepsPerUnit = 20.0
  /// Classes with fewer boxes have no usual size.
  private static let fewest = 20

  init(settings: LintSettings) { self.settings = settings }

  mutating func collect(_ image: LabeledImage) {
    // Shares of an image whose size is not known are no pixels.
    if image.isUnit { return }
    let scale = settings.networkScale(from: image.size)
    for object in image.objects {
      guard let box = object.judgedBox?.checked else { continue }
      for (side, isWidth) in [(box.width * scale.x, true), (box.height * scale.y, false)] {
        guard let step = Int(exactly: (Logarithm.natural(side) * Self.stepsPerUnit).rounded())
        else { continue }
        add(
          Bin(className: object.className, isWidth: isWidth, step: step),
          Entry(count: 1, file: image.path, position: object.position, object: object.index))
      }
    }
  }

  mutating func merge(_ other: Self) {
    for (bin, entry) in other.bins { add(bin, entry) }
  }

  private mutating func add(_ bin: Bin, _ entry: Entry) {
    guard var known = bins[bin] else {
      bins[bin] = entry
      return
    }
    let count = known.count + entry.count
    if (entry.file, entry.object) < (known.file, known.object) { known = entry }
    known.count = count
    bins[bin] = known
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let groups = Dictionary(grouping: bins) { "\($0.key.isWidth) \($0.key.className)" }
    for (_, group) in groups {
      guard group.reduce(0, { $0 + $1.value.count }) >= Self.fewest,
        let score = RobustScore(
          group.map { (Double($0.key.step), $0.value.count) }, leastSpread: 2)
      else { continue }
      for (bin, entry) in group where abs(score.score(Double(bin.step))) > settings.sizeOutlierScore
      {
        var finding = Finding(
          Self.info, file: entry.file, at: entry.position,
          .outlier(bin.className, bin.isWidth, bin.step, entry.count, score))
        finding.object = entry.object
        finding.className = bin.className
        report(finding)
      }
    }
  }

  private static func file(_ number: Int, width: Int) -> LabeledImage {
    let box = WrittenBox(1, 10, Double(width), 200)
    return LabeledImage(
      path: "\(number).xml", format: .voc, objects: [LabeledObject(className: "car", box: box)],
      declaredSize: DeclaredSize(width: 1000, height: 400, depth: 3))
  }
}

extension Finding.Message {
  fileprivate static func outlier(
    _ name: String, _ isWidth: Bool, _ step: Int, _ count: Int, _ score: RobustScore
  ) -> Self {
    func pixels(_ step: Double) -> String {
      DecimalText.short(Logarithm.exponential(step / 20).rounded(), 2)
    }
    let z = DecimalText.short((score.score(Double(step)) * 10).rounded() / 10, 2)
    let more = count > 1 ? " (\(count) such boxes)" : ""
    return """
      \(isWidth ? "width" : "height") of about \(pixels(Double(step))) px of \(quoted(name)) is \
      unlike its median \(pixels(score.median)) px, z-score \(z)\(more)
      """
  }
}
