import Labels

/// Reports an annotation without a box that can be used.
struct BadBoundingBox: IssueRule {
  static let info = RuleInfo(
    code: "COC005",
    name: "bad-bounding-box",
    summary: "An annotation's bbox is missing, not four numbers, or has a negative side.",
    rationale: """
      A bbox is x, y, width and height of the upper left corner. The object is lost to training, \
      or ends it. A negative side is mostly corners that were written instead of a size, or a \
      box that was dragged from the lower right. NaN and Infinity are no JSON, though Python writes \
      them, mostly for boxes of empty masks: they spoil this annotation alone.
      """,
    remedy: "Write the four numbers again, from the picture.",
    severity: .error,
    triggers: [
      .annotation("bbox", "is missing", shown: "{\"id\": 5, \"image_id\": 1}"),
      .annotation("bbox", "has 3 values instead of four", shown: "{\"bbox\": [1, 2, 3]}"),
      .annotation(
        "bbox", "has a negative width, -5.0", shown: "{\"bbox\": [20, 20, -5, 5]}"),
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badAnnotation(let id, "bbox", let detail) = issue.kind else { return nil }
    return IssueVerdict("annotation \(id): bbox \(detail)")
  }
}
