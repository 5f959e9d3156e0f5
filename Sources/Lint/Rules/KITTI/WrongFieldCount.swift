import Labels

/// Reports a KITTI row that does not have 15 fields.
struct WrongFieldCount: IssueRule {
  static let info = RuleInfo(
    code: "KIT001",
    name: "wrong-field-count",
    summary: "A KITTI row does not have 15 fields.",
    rationale: """
      The fields have no names, so that one too many or too few shifts all that follow: a trainer \
      reads an angle as an edge. A 16th field is a detector's score: in ground truth a warning, \
      once a file. 17 fields that begin with two whole numbers are KITTI's tracking format, which \
      is another one.
      """,
    remedy: "Write the row with KITTI's 15 fields; convert tracking labels first.",
    severity: .error,
    triggers: [
      .issue(
        .wrongFieldCount(found: 14, expected: 15), in: .kitti, object: 0,
        shown: "Car 0.00 0 1.57 599.41"),
      .issue(.trackingFormat, in: .kitti, object: 0, shown: "0 2 Car 0 0 -1.79 296.74 161.75 …"),
      .kitti(.kitti("Car", score: 0.9)),
    ],
    passes: [.kitti(.kitti("Car"))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    // YOL001 owns YOLO's rows.
    guard image.format != .yolo else { return nil }
    switch issue.kind {
    case .wrongFieldCount(let found, let expected):
      return IssueVerdict("the row has \(found) fields; \(expected) are expected")
    case .trackingFormat:
      return IssueVerdict(
        "17 fields with leading numbers: KITTI's tracking format, 15 fields expected")
    case .lineTooLong(let bytes, let limit, let fields):
      return IssueVerdict(
        "the row is too long to be \(fields) fields: \(bytes) bytes, the limit is \(limit)")
    default: return nil
    }
  }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for issue in image.issues {
      guard let verdict = judge(issue, in: image) else { continue }
      report(Finding(Self.info, in: image, issue: issue, verdict.message))
    }
    for index in image.objects.indices where image.objects[index].kitti?.score != nil {
      report(
        Finding(
          Self.info, in: image, at: image.objects[index],
          "a 16th field is a detector's score; ground truth has 15 fields", severity: .warning))
      return
    }
  }
}
