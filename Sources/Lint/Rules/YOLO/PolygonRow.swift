import Labels
import Text

/// Reports YOLO rows that are polygons.
struct PolygonRow: EvidenceRule {
  static let formats: [LabelFormatName] = [.yolo]
  static let info = RuleInfo(
    code: "YOL005",
    name: "polygon-row",
    summary: "YOLO rows are polygons: read as the box around them, and said.",
    rationale: """
      Segmentation labels have the class and then the corners: `0 x1 y1 x2 y2 x3 y3`; turned boxes \
      have four: a warning, since the angle is lost. Their box is the one around all points, as \
      ultralytics and supervision take it; polygons alone are an info. \
      Where boxes and polygons are mixed in one file, ultralytics 8.4.190 drops the whole image: a \
      warning. One finding for the set.
      """,
    remedy: "Train with a reader that takes polygons; write one kind of row in a file.",
    severity: .warning,
    triggers: [
      .issue(.polygonRow(points: 3), in: .yolo, object: 0, shown: "0 0.1 0.1 0.2 0.1 0.2 0.2"),
      RuleExample.issue(
        .polygonRow(points: 3), in: .yolo, object: 0,
        shown: "0 0.1 0.1 0.2 0.1 0.2 0.2, then: 0 0.5 0.5 0.2 0.2"
      ).changed { image in
        var second = image.objects[0]
        second.index = 1
        second.box = WrittenBox(60, 60, 90, 75, .continuous)
        image.objects.append(second)
      },
    ],
    passes: [.unit(WrittenBox(0.4, 0.4, 0.6, 0.6, .continuous), shown: "0 0.5 0.5 0.2 0.2")]
  )

  /// Rows in files of polygons only, of them those with four corners, and files of both kinds.
  private var pure = Occurrences()
  private var corners = 0
  private var mixed = Occurrences()

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    if image.issues.isEmpty { return }
    var polygons: [ReadIssue] = []
    for issue in image.issues {
      if case .polygonRow = issue.kind { polygons.append(issue) }
    }
    guard let first = polygons.first else { return }
    guard polygons.count == image.objects.count else {
      return mixed.add(Occurrences.Place(first, in: image))
    }
    for issue in polygons {
      pure.add(Occurrences.Place(issue, in: image))
      if case .polygonRow(points: 4) = issue.kind { corners += 1 }
    }
  }

  mutating func merge(_ other: Self) {
    pure.merge(other.pure)
    corners += other.corners
    mixed.merge(other.mixed)
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let areTurned = corners == pure.count
    let kind = areTurned ? "rows of four corners, as turned boxes have," : "polygons"
    let message: Finding.Message =
      "\(kind) are read as the boxes around them: \(pure.words("row", "rows"))"
    let whole = Finding(
      Self.info, pure, kind: "polygons", message, severity: areTurned ? .warning : .info)
    if let whole { report(whole) }
    let files = mixed.words("file", "files")
    let both = Finding(
      Self.info, mixed, kind: "mixed",
      "boxes and polygons in one file: ultralytics 8.4.190 leaves such an image out; \(files)")
    if let both { report(both) }
  }
}
