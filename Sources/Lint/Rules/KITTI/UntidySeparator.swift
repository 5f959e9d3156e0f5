import Labels

/// Reports fields that are not separated by one blank each.
struct UntidySeparator: IssueRule {
  static let info = RuleInfo(
    code: "KIT003",
    name: "untidy-separator",
    summary: "A KITTI row has tabs, doubled or trailing blanks.",
    rationale: """
      SqueezeDet's Keras trainer splits each row on one blank: a doubled one gives an empty \
      field, and all that follow are shifted.
      """,
    remedy: "Separate the fields by one blank each; --fix does.",
    severity: .warning,
    fixability: .safe,
    triggers: [
      .issue(.untidySeparator(what: "a tab"), in: .kitti, object: 0, shown: "Car\t0.00 0 1.57 …")
    ],
    passes: [.kitti(.kitti("Car"))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .untidySeparator(let what) = issue.kind else { return nil }
    return IssueVerdict(
      "fields are not separated by one blank: \(what)",
      fix: Fix(
        .safe, "separate the fields by one blank", [.singleBlanks(line: issue.position.line)]))
  }
}
