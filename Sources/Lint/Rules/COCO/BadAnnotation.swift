import Labels

/// Reports a COCO annotation that can't be used as it is.
struct BadAnnotation: IssueRule {
  static let info = RuleInfo(
    code: "COC003",
    name: "bad-annotation",
    summary: "A COCO annotation has a field that is absent, of another kind, or refers to nothing.",
    rationale: """
      A box is four numbers x, y, width, height; image_id and category_id name an image and a category \
      of the same file. Loaders skip such an annotation, or end on it in the middle of an epoch.
      """,
    remedy: "Mend or delete the annotation of that id.",
    severity: .error,
    triggers: [
      .issue(
        .badAnnotation(id: "7", field: "bbox", detail: "has 3 numbers; 4 are expected"), in: .coco,
        object: 0, shown: "\"bbox\": [1, 2, 3]")
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badAnnotation(let id, let field, let detail) = issue.kind else { return nil }
    return IssueVerdict("annotation \(id): \(field) \(detail)")
  }
}
