import Labels

/// Reports a COCO file name that leads out of the image folder.
struct UnsafeFileName: IssueRule {
  static let info = RuleInfo(
    code: "COC007",
    name: "unsafe-file-name",
    summary: "A file_name is absolute, climbs with .., or has a NUL.",
    rationale: """
      Such a path is never followed: a dataset from elsewhere must not make a tool read your own \
      files. Absolute paths work on one machine only.
      """,
    remedy: "Write the path below the image folder.",
    severity: .error,
    triggers: [
      .issue(
        .unsafePath(field: "file_name", text: "../../secret.png"), in: .coco,
        shown: "{\"id\": 9, \"file_name\": \"../../secret.png\"}")
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .unsafePath(let field, let text) = issue.kind else { return nil }
    return IssueVerdict(
      "\(field) leads outside the image folder, not followed: \(Finding.Message.quoted(text))")
  }
}
