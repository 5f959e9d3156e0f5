import Labels

/// Reports a YOLO field that is no number.
struct BadShare: IssueRule {
  static let formats: [LabelFormatName] = [.yolo]
  static let info = RuleInfo(
    code: "YOL002",
    name: "bad-share",
    summary: "A coordinate of a YOLO row is not a number.",
    rationale: """
      NaN, infinity, hexadecimal numbers and decimal commas are no numbers here, whatever a \
      language's own parser accepts: one NaN in a target makes the loss NaN, and every weight \
      after it.
      """,
    remedy: "Write the number with a point and decimal digits.",
    severity: .error,
    triggers: [
      .issue(.badNumber(field: "x", text: "nan"), in: .yolo, object: 0, shown: "0 nan 0.5 0.2 0.2"),
      .issue(
        .badNumber(field: "width", text: "1e999"), in: .yolo, object: 0,
        shown: "0 0.5 0.5 1e999 0.2"),
    ],
    passes: [
      .issue(.badNumber(field: "xmin", text: "nan"), in: .kitti, object: 0, shown: "Car 0 0 0 nan")
    ]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badNumber(let field, let text) = issue.kind else {
      return nil
    }
    return IssueVerdict("field \(field) is not a number: \(Finding.Message.quoted(text))")
  }
}
