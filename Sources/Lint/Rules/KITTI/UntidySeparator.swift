import Labels

/// Reports fields that are not separated by one blank each.
struct UntidySeparator: IssueRule {
  static let info = RuleInfo(
    code: "KIT003",
    name: "untidy-separator",
    summary: "A KITTI row has tabs, doubled or trailing blanks.",
    rationale: """
      SqueezeDet's Keras trainer splits each row on one blank: a doubled one gives an empty \
      field, and all that follow are shifted. A gap in a row that is short of a field is where \
      that field was: --fix leaves it.
      """,
    remedy: "Separate the fields by one blank each; --fix does where no field is missing.",
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
    let message: Finding.Message = "fields are not separated by one blank: \(what)"
    guard !Self.mayLackField(issue, image) else { return IssueVerdict(message) }
    return IssueVerdict(
      message,
      fix: Fix(
        .safe, "separate the fields by one blank", [.singleBlanks(line: issue.position.line)]))
  }

  /// Whether the gap may be all that is left of a field: the row is short of one, or others of its
  /// file have one more. Closing it would shift the rest for good.
  private static func mayLackField(_ issue: ReadIssue, _ image: LabeledImage) -> Bool {
    guard let object = image.objects.first(where: { $0.index == issue.object }) else { return true }
    guard object.box != nil, let fields = object.kitti else { return true }
    return fields.score == nil && image.objects.contains { $0.kitti?.score != nil }
  }
}
