import Labels

/// Reports an annotation whose category is not declared.
struct UndeclaredCategory: IssueRule {
  static let info = RuleInfo(
    code: "COC006",
    name: "undeclared-category",
    summary: "An annotation's category_id is missing, no whole number, or names no category.",
    rationale: """
      The object has no class: trainers end with a KeyError, or drop it. Category numbers may \
      have gaps, and class indexes are not category numbers.
      """,
    remedy: "Declare the category, or correct the number.",
    severity: .error,
    triggers: [
      .annotation(
        "category_id", "names category 91, which is not declared",
        shown: "{\"category_id\": 91}")
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badAnnotation(let id, "category_id", let detail) = issue.kind else { return nil }
    return IssueVerdict("annotation \(id): category_id \(detail)")
  }
}
