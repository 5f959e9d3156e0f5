import Labels

/// Reports JSON that is no COCO document.
struct BadDocument: IssueRule {
  static let info = RuleInfo(
    code: "COC002",
    name: "bad-document",
    summary: "A COCO file lacks images, annotations or categories, or has them in another form.",
    rationale: """
      A detection file is one object with three arrays: images, annotations, categories. Each \
      image has an id that is a whole number: annotations without such an image are lost. Files \
      of detections are an array instead, and captions have no categories.
      """,
    remedy: "Give the annotation file (instances_*.json), or write what is missing.",
    severity: .error,
    triggers: [
      .issue(.badStructure(detail: "'images' is missing"), in: .coco, shown: "{}"),
      .issue(
        .badStructure(detail: "an image whose id is no whole number"), in: .coco,
        shown: "{\"id\": \"a\", \"file_name\": \"a.jpg\"}"),
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badStructure(let detail) = issue.kind else { return nil }
    return IssueVerdict("no usable COCO document: \(detail)")
  }
}
