import Labels
import Text

/// Reports a YOLO row that does not have five fields.
struct RowFieldCount: IssueRule {
  static let formats: [LabelFormatName] = [.yolo]
  static let info = RuleInfo(
    code: "YOL001",
    name: "row-field-count",
    summary: "A YOLO row does not have five fields.",
    rationale: """
      A row is class, center and size: `0 0.5 0.5 0.2 0.2`. A sixth field is a detector's \
      confidence, and its file a prediction, not ground truth; commas instead of blanks make one \
      field of all. Some trainers drop the whole image for one such row.
      """,
    remedy: "Write five fields with blanks between them; take confidences away.",
    severity: .error,
    triggers: [
      .issue(.wrongFieldCount(found: 4, expected: 5), in: .yolo, object: 0, shown: "0 0.5 0.5 0.2"),
      .issue(
        .wrongFieldCount(found: 6, expected: 5), in: .yolo, object: 0,
        shown: "0 0.5 0.5 0.2 0.2 0.87"),
      .issue(
        .lineTooLong(bytes: 90_000, limit: 65_536, fields: 5), in: .yolo, object: 0,
        shown: "0 0.999…"),
    ],
    passes: [
      .issue(
        .wrongFieldCount(found: 14, expected: 15), in: .kitti, object: 0,
        shown: "Car 0.00 0 1.57 599.41"),
      .issue(.polygonRow(points: 3), in: .yolo, object: 0, shown: "0 0.1 0.1 0.2 0.1 0.2 0.2"),
    ]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    switch issue.kind {
    case .wrongFieldCount(let found, let expected):
      let hint = found == 6 ? "; a sixth is a detector's confidence" : ""
      return IssueVerdict(
        """
        the row has \(DecimalText.count(found, "field", "fields", isGrouped: false)); \
        \(expected) are expected\(hint)
        """)
    case .lineTooLong(let bytes, let limit, let fields):
      return IssueVerdict(
        "the row is too long to be \(fields) fields: \(bytes) bytes, the limit is \(limit)")
    default: return nil
    }
  }
}
