import Labels
import Text

/// Reports annotations that are marked to be ignored.
struct IgnoredAnnotation: EvidenceRule {
  static let formats: [LabelFormatName] = [.coco]
  static let info = RuleInfo(
    code: "COC012",
    name: "ignored-annotation",
    summary: "A COCO document has annotations with ignore 1. One finding a document.",
    rationale: """
      They are kept here as the objects that they are. mmdetection and PaddleDetection drop them, \
      detectron2 stops at the first, torchvision and the COCO evaluator read iscrowd and never ignore: \
      the same file gives each trainer other objects.
      """,
    remedy: "Mark regions to ignore with iscrowd 1; delete what shall not be trained on.",
    severity: .warning,
    triggers: [RuleExample.coco().changed { $0.objects[0].flags.isIgnored = true }],
    passes: [.coco()]
  )

  /// What is known of a document.
  private struct Evidence {
    var count: Int
    var position: TextPosition
  }

  private var documents: [String: Evidence] = [:]

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    for index in image.objects.indices where image.objects[index].flags.isIgnored {
      add(Evidence(count: 1, position: image.objects[index].position), image.path)
    }
  }

  mutating func merge(_ other: Self) {
    for (path, evidence) in other.documents { add(evidence, path) }
  }

  private mutating func add(_ evidence: Evidence, _ path: String) {
    guard let known = documents[path] else {
      documents[path] = evidence
      return
    }
    documents[path] = Evidence(
      count: known.count + evidence.count, position: min(known.position, evidence.position))
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for (path, evidence) in documents.sorted(by: { $0.key < $1.key }) {
      let count = DecimalText.count(
        evidence.count, "annotation has", "annotations have", isGrouped: false)
      report(
        Finding(
          Self.info, file: path, at: evidence.position,
          "\(count) ignore 1: kept here, dropped by mmdetection and PaddleDetection, refused by detectron2"
        ))
    }
  }
}
