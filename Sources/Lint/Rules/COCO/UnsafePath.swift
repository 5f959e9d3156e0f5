import Labels

/// Reports a file name that leads out of the dataset.
struct UnsafePath: IssueRule {
  static let info = RuleInfo(
    code: "COC005",
    name: "unsafe-path",
    summary: "A COCO file_name leads out of the image folder, or holds what no file name can.",
    rationale: """
      A dataset from elsewhere must not make a tool read your own files: such a name is never opened, \
      and the image counts as missing.
      """,
    remedy: "Write the name of an image below the image folder.",
    severity: .error,
    triggers: [
      .issue(
        .unsafePath(field: "file_name", text: "../../etc/passwd"), in: .coco,
        shown: "\"file_name\": \"../../etc/passwd\"")
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .unsafePath(let field, let text) = issue.kind else { return nil }
    return IssueVerdict("\(field) leads outside the dataset: \(Finding.Message.quoted(text))")
  }
}
