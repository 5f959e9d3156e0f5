import Labels

/// Reports a YOLO row that does not have five fields.
struct BadRow: IssueRule {
  static let info = RuleInfo(
    code: "YOL001",
    name: "bad-row",
    summary: "A YOLO row does not have 5 fields, or holds a polygon.",
    rationale: """
      A row is class, center and size, five fields. One more is a detector's score; a row of class \
      and pairs is a polygon, which a box reader would take for a box in another place. Such rows are \
      left out.
      """,
    remedy: "Write class x y width height; export boxes, not polygons, or convert them.",
    severity: .error,
    triggers: [
      .issue(.wrongFieldCount(found: 4), in: .yolo, object: 0, shown: "0 0.5 0.5 0.1"),
      .issue(
        .polygonRow(points: 4), in: .yolo, object: 0, shown: "0 0.1 0.1 0.9 0.1 0.9 0.9 0.1 0.9"),
      .issue(.lineTooLong(bytes: 70_000, limit: 65_536), in: .yolo, shown: "0 0.5 0.5 …"),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard image.format == .yolo else { return nil }
    return switch issue.kind {
    case .wrongFieldCount(let found):
      IssueVerdict("the row has \(found) fields; 5 are expected")
    case .polygonRow(let points):
      IssueVerdict("the row is a polygon of \(points) points; class and 4 fields are expected")
    case .lineTooLong(let bytes, let limit):
      IssueVerdict("the row is too long to be 5 fields: \(bytes) bytes, the limit is \(limit)")
    default: nil
    }
  }
}
