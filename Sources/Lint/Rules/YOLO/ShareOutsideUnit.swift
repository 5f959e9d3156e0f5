import Labels

/// Reports a YOLO coordinate that is no share of the image.
struct ShareOutsideUnit: IssueRule {
  static let info = RuleInfo(
    code: "YOL003",
    name: "share-outside-unit",
    summary: "A coordinate of a YOLO row is not in 0…1.",
    rationale: """
      Center and size are shares of the image. Larger numbers are mostly pixels that nobody \
      divided, negative ones a slip of whoever did. Trainers drop the image, or train on a box \
      that lies nowhere.
      """,
    remedy: "Divide x and width by the image's width, y and height by its height.",
    severity: .error,
    triggers: [
      .issue(.outsideUnit(field: "x", text: "320"), in: .yolo, object: 0, shown: "0 320 20 10 10"),
      .issue(
        .outsideUnit(field: "width", text: "-0.2"), in: .yolo, object: 0,
        shown: "0 0.5 0.5 -0.2 0.2"),
    ],
    passes: [.unit(WrittenBox(0, 0, 0.5, 1, .continuous), shown: "0 0.25 0.5 0.5 1")]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .outsideUnit(let field, let text) = issue.kind else { return nil }
    return IssueVerdict("field \(field) is out of range 0…1: \(Finding.Message.quoted(text))")
  }
}
