import Labels

/// Reports two images of a COCO document that are one picture.
struct RepeatedFileName: IssueRule {
  static let info = RuleInfo(
    code: "COC011",
    name: "repeated-file-name",
    summary: "Two images of a COCO document name the same file.",
    rationale: """
      The picture is trained on twice, each time with a part of its objects: what the other image \
      has is background here.
      """,
    remedy: "Give the annotations of both to one image.",
    severity: .error,
    triggers: [
      .issue(
        .repeatedFileName(name: "a.jpg", id: 2), in: .coco,
        shown: "{\"id\": 1, \"file_name\": \"a.jpg\"}, {\"id\": 2, \"file_name\": \"a.jpg\"}")
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .repeatedFileName(let name, let id) = issue.kind else { return nil }
    return IssueVerdict(
      "image \(id) names the file of another image, \(Finding.Message.quoted(name))")
  }
}
