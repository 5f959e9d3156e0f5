import Labels

/// Reports content that is read past.
struct IgnoredContent: IssueRule {
  static let info = RuleInfo(
    code: "VOC019",
    name: "ignored-content",
    summary: "A VOC file has parts, polygons or poses that are read past.",
    rationale: "Boxes of parts and polygons are no objects to a detector, and are not counted.",
    remedy: "Nothing, unless you meant them as objects.",
    severity: .info,
    triggers: [.issue(.ignoredContent(what: "<part>"), object: 0, shown: "<part>…</part>")],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .ignoredContent(let what) = issue.kind else { return nil }
    return IssueVerdict("read past: \(what)")
  }
}
