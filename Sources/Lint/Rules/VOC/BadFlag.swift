import Labels

/// Reports a flag that is neither 0 nor 1.
struct BadFlag: IssueRule {
  static let info = RuleInfo(
    code: "VOC018",
    name: "bad-flag",
    summary: "<difficult>, <truncated> or <occluded> is not 0 or 1.",
    rationale: """
      Trainers leave difficult objects out of the loss or of the score. A word where a number \
      belongs ends some of them, and counts as true in others. Unspecified, Unknown and empty \
      flags are read as unknown, as some tools mean them.
      """,
    remedy: "Write 0 or 1.",
    severity: .warning,
    triggers: [
      .issue(
        .badFlag(field: "difficult", text: "Unspecified"), object: 0,
        shown: "<difficult>Unspecified</difficult>")
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badFlag(let field, let text) = issue.kind else { return nil }
    let words = "<\(field)> is not 0 or 1: \(Finding.Message.quoted(text))"
    return IssueVerdict(Finding.Message(words), kind: .init(words))
  }
}
