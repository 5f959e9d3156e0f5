import Labels

/// Reports ids of a COCO document that are text.
struct TextID: IssueRule {
  static let info = RuleInfo(
    code: "COC010",
    name: "text-id",
    summary: "Ids of a COCO document are text instead of numbers. One finding a document.",
    rationale: """
      They join images and annotations as well as numbers do, here and in pycocotools. Trainers that \
      put the image's id into a tensor (torchvision's references) stop at text; 1 and "1" are two ids.
      """,
    remedy: "Number images, annotations and categories.",
    severity: .warning,
    triggers: [
      .issue(
        .textIDs(what: "images"), in: .coco,
        shown: "{\"id\": \"town_01\", \"file_name\": \"a.jpg\"}")
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .textIDs(let what) = issue.kind else { return nil }
    return IssueVerdict("ids are text instead of numbers: \(what)")
  }
}
