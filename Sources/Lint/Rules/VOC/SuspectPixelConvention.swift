import Boxes
import Labels

/// Reports evidence that VOC files count pixels from 0.
struct SuspectPixelConvention: DatasetRule {
  static let info = RuleInfo(
    code: "VOC020",
    name: "suspect-pixel-convention",
    summary: "VOC files seem to count pixels from 0, or to hold edges instead of pixels.",
    rationale: """
      VOC's own files count from 1, so that a minimum is never 0. A minimum of 0, or maxima that \
      stop at width − 1 over the whole set and never reach the width, show a tool that counts \
      from 0. Read as one-based, each such box is shifted by a pixel. One finding for the set, at \
      the first place that shows it.
      """,
    remedy: """
      Read the set with --voc-pixels zero-based (or continuous), or write it anew counting from 1 \
      with --unsafe-fixes (offered where no box reaches the width already).
      """,
    severity: .warning,
    fixability: .unsafe,
    triggers: [
      .image(100, 80, WrittenBox(0, 10, 30, 30)),
      RuleExample((0..<8).map { _ in SuspectPixelConvention.touching(99) }),
    ],
    passes: [
      .image(100, 80, WrittenBox(1, 10, 100, 30)),
      .image(100, 80, WrittenBox(0, 10, 30, 30, .zeroBasedInclusive)),
      RuleExample((0..<8).map { SuspectPixelConvention.touching($0 == 3 ? 100 : 99) }),
      RuleExample((0..<7).map { _ in SuspectPixelConvention.touching(99) }),
    ]
  )

  /// How many boxes must stop one pixel short of the edge, and none reach it. In VOC's own files
  /// boxes that touch the edge are 5 to 20 times as frequent as boxes that stop short by one.
  private static let enoughEvidence = 8

  private var zeros = Evidence()
  private var shortOfEdge = Evidence()
  private var boxes = 0
  private var reachesEdge = false

  private struct Evidence {
    var count = 0
    var file = ""
    var position = TextPosition.start

    mutating func add(_ times: Int, _ file: String, _ position: TextPosition) {
      if times == 0 { return }
      if count == 0 || file < self.file { (self.file, self.position) = (file, position) }
      count += times
    }
  }

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    if image.format != .voc { return }
    let width = image.size.map { Double($0.width) }
    for index in image.objects.indices {
      guard let box = image.objects[index].box, box.convention == .oneBasedInclusive else {
        continue
      }
      boxes += 1
      if box.xMin == 0 || box.yMin == 0 {
        zeros.add(1, image.path, image.objects[index].position)
      }
      guard let width, box.xMax <= width else { continue }
      if box.xMax == width { reachesEdge = true }
      if width - box.xMax == 1 {
        shortOfEdge.add(1, image.path, image.objects[index].position)
      }
    }
  }

  mutating func merge(_ other: Self) {
    zeros.add(other.zeros.count, other.zeros.file, other.zeros.position)
    shortOfEdge.add(other.shortOfEdge.count, other.shortOfEdge.file, other.shortOfEdge.position)
    boxes += other.boxes
    reachesEdge = reachesEdge || other.reachesEdge
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let stopsShort = !reachesEdge && shortOfEdge.count >= Self.enoughEvidence
    guard zeros.count > 0 || stopsShort else { return }
    var reasons: [String] = []
    if zeros.count > 0 {
      reasons.append("\(zeros.count) of \(boxes) boxes have an xmin or ymin of 0")
    }
    if stopsShort {
      reasons.append("\(shortOfEdge.count) boxes stop at width − 1 and none reaches the width")
    }
    let first = zeros.count > 0 ? zeros : shortOfEdge
    report(
      Finding(
        Self.info, file: first.file, at: first.position,
        "the set may count pixels from 0: \(reasons.joined(separator: "; "))",
        fix: reachesEdge
          ? nil : Fix(.unsafe, "count pixels from 1 in every file", everywhere: .countFromOne)))
  }

  private static func touching(_ xMax: Double) -> LabeledImage {
    LabeledImage(
      path: "a.xml", format: .voc,
      objects: [LabeledObject(className: "car", box: WrittenBox(10, 10, xMax, 30))],
      declaredSize: DeclaredSize(width: 100, height: 80, depth: 3))
  }
}
