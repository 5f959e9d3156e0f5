import Labels

/// Reports a document type declaration.
struct Doctype: IssueRule {
  static let info = RuleInfo(
    code: "VOC003",
    name: "doctype",
    summary: "A VOC file has a DOCTYPE or declares entities.",
    rationale: """
      Entities can read files, call servers and fill the memory when another tool expands them. A \
      file that declares any is refused and never expanded; a bare <!DOCTYPE annotation> is \
      harmless and only a warning.
      """,
    remedy: "Delete the declaration.",
    severity: .error,
    triggers: [
      .issue(.doctype(refused: true), shown: "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc\">]>"),
      .issue(.doctype(refused: false), shown: "<!DOCTYPE annotation>"),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .doctype(let refused) = issue.kind else { return nil }
    return refused
      ? IssueVerdict("DOCTYPE or entity declaration: the file is refused, nothing is expanded")
      : IssueVerdict("DOCTYPE without declarations: read past", severity: .warning)
  }
}
