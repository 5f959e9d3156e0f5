import Labels

/// Reports ids that stand more than once in a COCO file.
struct RepeatedID: IssueRule {
  static let info = RuleInfo(
    code: "COC004",
    name: "repeated-id",
    summary: "Two images, categories or annotations of a COCO file have one id.",
    rationale: """
      Ids are keys: of two images or categories with one id a trainer keeps the last, and gives \
      it the boxes of both. Here the first counts. Repeated annotation ids are a warning: \
      training does not read them, but the COCO evaluator matches by them and counts wrong.
      """,
    remedy: "Number them anew; merged files need new ids.",
    severity: .error,
    triggers: [
      .issue(.repeatedID(what: "image", id: 1), in: .coco, shown: "{\"id\": 1}, {\"id\": 1}"),
      .issue(.repeatedID(what: "annotation", id: 3), in: .coco, shown: "{\"id\": 3}, {\"id\": 3}"),
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .repeatedID(let what, let id) = issue.kind else { return nil }
    return IssueVerdict(
      "duplicate id: another \(what) has id \(id) too",
      severity: what == "annotation" ? .warning : .error)
  }
}
