import Labels

/// Reports a JSON document that is not COCO's.
struct BadStructure: IssueRule {
  static let info = RuleInfo(
    code: "COC002",
    name: "bad-structure",
    summary: "A COCO file lacks images, annotations or categories, or has them in another form.",
    rationale: """
      The outermost object holds three lists: images, annotations, categories. Without one of them no \
      box can be placed.
      """,
    remedy: "Export as COCO detection (instances) again.",
    severity: .error,
    triggers: [
      .issue(
        .badStructure(detail: "no \"images\" in the outermost object"), in: .coco,
        shown: "{\"annotations\": []}")
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badStructure(let detail) = issue.kind else { return nil }
    return IssueVerdict("not COCO's structure: \(detail)")
  }
}
