import Labels

/// Reports an XML file that is no VOC annotation.
struct WrongRoot: IssueRule {
  static let info = RuleInfo(
    code: "VOC002",
    name: "wrong-root",
    summary: "The root element is not <annotation>.",
    rationale: """
      The file is XML of another kind (a CVAT export, a feed, a page), and no object of it is \
      read.
      """,
    remedy: "Take the file out of the label folder, or convert it to VOC first.",
    severity: .error,
    triggers: [.issue(.wrongRoot(found: "annotations"), shown: "<annotations>")],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .wrongRoot(let found) = issue.kind else { return nil }
    return IssueVerdict(
      "the root element is \(Finding.Message.quoted(found)), not 'annotation': no VOC file")
  }
}
