import Labels

/// Reports a YOLO row that is a polygon.
struct PolygonRow: IssueRule {
  static let info = RuleInfo(
    code: "YOL005",
    name: "polygon-row",
    summary: "A YOLO row is a polygon, not a box.",
    rationale: """
      Segmentation labels have the class and then the corners: `0 x1 y1 x2 y2 x3 y3`. A reader \
      that takes the first four numbers for a box trains on one that nobody drew; here the row is \
      read past. The object has no box then.
      """,
    remedy: "Convert polygons to the boxes around them, or train on the detection labels.",
    severity: .error,
    triggers: [
      .issue(.polygonRow(points: 3), in: .yolo, object: 0, shown: "0 0.1 0.1 0.2 0.1 0.2 0.2")
    ],
    passes: [.unit(WrittenBox(0.4, 0.4, 0.6, 0.6, .continuous), shown: "0 0.5 0.5 0.2 0.2")]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .polygonRow(let points) = issue.kind else { return nil }
    return IssueVerdict("a polygon of \(points) points, not a box: 5 fields are expected")
  }
}
