import Boxes
import Labels
import Targets
import Text

/// Reports a trainer that does not train with the anchors that it is given.
struct AnchorsReplaced: EvidenceRule {
  static let info = RuleInfo(
    code: "SSD008",
    name: "anchors-replaced",
    summary: "The trainer replaces the anchors, so that tuned ones are not trained.",
    rationale: """
      Whoever tunes anchors for such a trainer sees them thrown away at the start. Where all \
      trainings do so it is an information; where a share of objects decides, the share is told, and \
      it is a warning if these labels are below it. yolov5 scales each image by a random factor of \
      0.9 to 1.1 first: the share lies between two numbers, and where the limit lies between them \
      too, the draw decides. It keeps the old anchors if its new ones fit no better.
      """,
    remedy: """
      Turn it off (yolov5, yolov7: --noautoanchor) and give anchors that fit (anchors cluster), or \
      tune none.
      """,
    severity: .warning, isDefault: false,
    sightings: [
      TrainerSighting(
        "otx", "2.6.0", .run,
        "clusters at every fit (KMeans, k 9, random_state 0) if there are 9 boxes; swaps the sides "
          + "of an input that is not square"),
      TrainerSighting(
        "yolov5", "7.0.14", .run,
        "clusters unless the share of boxes within a factor of 4 of an anchor is above 0.98; boxes "
          + "with both sides under 2 px are no part of the new clusters"),
      TrainerSighting("yolov7", "3708cded", .read, "the same, unless the share is 0.98 or above"),
    ],
    triggers: [
      RuleExample.image(640, 640, WrittenBox(100, 100, 131, 103.2, .continuous)).under(.yolov5),
      RuleExample.image(864, 864, WrittenBox(101, 101, 620, 503)).under(.otx),
    ],
    passes: [
      RuleExample.image(640, 640, WrittenBox(101, 101, 260, 240)).under(.yolov5),
      RuleExample.image(300, 300, WrittenBox(101, 101, 260, 240)).under(.torchVision),
    ]
  )

  private let replacement: AnchorReplacement?
  private let anchors: [Size<InputPixels>]
  private let longSide: Double
  private var tally = AnchorCheckTally()
  private var isAsked = false

  init(settings: LintSettings) {
    let trainer = settings.profile?.trainer
    replacement = trainer?.habits.replacement
    longSide = trainer.map { Double(max($0.inputSize.width, $0.inputSize.height)) } ?? 0
    anchors =
      replacement?.check == nil
      ? []
      : (trainer?.shapes ?? []).compactMap { Size(width: $0.width, height: $0.height) }
  }

  mutating func collect(_ image: LabeledImage) {
    if replacement == nil { return }
    isAsked = isAsked || !image.isDocument
    guard let check = replacement?.check, !image.isUnit, let size = image.size else { return }
    // The trainer scales the longer side to the input's.
    let scale = longSide / Double(max(size.width, size.height))
    for index in image.objects.indices {
      guard let box = image.objects.judgedBox(index)?.checked,
        let scaled = Size<InputPixels>(width: box.width * scale, height: box.height * scale)
      else { continue }
      tally.add(scaled, anchors, check)
    }
  }

  mutating func merge(_ other: Self) {
    tally.merge(other.tally)
    isAsked = isAsked || other.isAsked
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let replacement, isAsked else { return }
    guard let check = replacement.check else {
      return report(
        Finding(Self.info, file: "", Finding.Message(replacement.sentence), severity: .info))
    }
    guard let recall = tally.recall, let bounds = tally.bounds, !check.passes(bounds.lowerBound)
    else { return }
    let isSure = !check.passes(bounds.upperBound)
    report(
      Finding(
        Self.info, file: "", .share(recall, bounds, of: tally.boxes, check, replacement, isSure),
        severity: isSure ? nil : .info))
  }
}

extension Finding.Message {
  fileprivate static func share(
    _ recall: Double, _ bounds: ClosedRange<Double>, of boxes: Int, _ check: AnchorCheck,
    _ replacement: AnchorReplacement, _ isSure: Bool
  ) -> Self {
    func digits(_ share: Double) -> String { DecimalText.short(share, 4) }
    let range =
      bounds.lowerBound == bounds.upperBound
      ? ""
      : " (\(digits(bounds.lowerBound)) to \(digits(bounds.upperBound)), as each image is scaled by "
        + "\(check.scales.lowerBound) to \(check.scales.upperBound) first)"
    return """
      \(replacement.trainer) \(isSure ? "replaces" : "may replace") the anchors \(replacement.how): \
      their best possible recall on these \(DecimalText.count(boxes, "box", "boxes")) is \
      \(digits(recall))\(range), and \(check.isEnough ? "" : "more than ")\
      \(digits(check.leastRecall)) would save them
      """
  }
}
