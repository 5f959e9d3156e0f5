import Labels

/// Reports a class name that breaks its row.
struct ClassWithSpace: IssueRule {
  static let info = RuleInfo(
    code: "KIT004",
    name: "class-with-space",
    summary: "A class name has a blank, so that the row has too many fields.",
    rationale: """
      Fields are separated by blanks: a trainer reads the second word as the truncation, and \
      every number as its neighbor.
      """,
    remedy: "Write an underscore instead of the blank, as KITTI does in Person_sitting.",
    severity: .error,
    triggers: [
      .issue(
        .classWithSpace(name: "traffic light"), in: .kitti, object: 0,
        shown: "traffic light 0.00 0 1.57 …")
    ],
    passes: [.kitti(.kitti("Person_sitting"))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .classWithSpace(let name) = issue.kind else { return nil }
    return IssueVerdict(
      "class \(Finding.Message.quoted(name)) has a blank: the row has too many fields")
  }
}
