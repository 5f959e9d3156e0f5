import Labels

/// Reports an id that two entries of a COCO file share.
struct RepeatedID: IssueRule {
  static let info = RuleInfo(
    code: "COC004",
    name: "repeated-id",
    summary: "Two images, annotations or categories of a COCO file have one id.",
    rationale: """
      Loaders build tables by id: of two images with one id the last wins, and the boxes of both are \
      drawn on it.
      """,
    remedy: "Number the entries anew.",
    severity: .error,
    triggers: [
      .issue(.repeatedID(what: "image", id: 3), in: .coco, shown: "{\"id\": 3, …}, {\"id\": 3, …}")
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .repeatedID(let what, let id) = issue.kind else { return nil }
    return IssueVerdict("duplicate id: two \(what)s have the id \(id)")
  }
}
