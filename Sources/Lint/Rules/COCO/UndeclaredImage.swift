import Labels

/// Reports an annotation whose image is not declared.
struct UndeclaredImage: IssueRule {
  static let info = RuleInfo(
    code: "COC003",
    name: "undeclared-image",
    summary: "An annotation's image_id is missing, no whole number, or names no image.",
    rationale: """
      The annotation belongs to nothing and is lost in silence; when a subset was cut out of a \
      larger file, annotations of other images were left behind.
      """,
    remedy: "Declare the image, or delete the annotation.",
    severity: .error,
    triggers: [
      .annotation("image_id", "names image 7, which is not declared", shown: "{\"image_id\": 7}"),
      .annotation("image_id", "is no whole number", shown: "{\"image_id\": \"1\"}"),
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badAnnotation(let id, "image_id", let detail) = issue.kind else { return nil }
    return IssueVerdict("annotation \(id): image_id \(detail)")
  }
}
