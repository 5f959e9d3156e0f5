import Labels

/// Reports a COCO file that is no JSON.
struct MalformedJSON: IssueRule {
  static let info = RuleInfo(
    code: "COC001",
    name: "malformed-json",
    summary: "A COCO file is empty, no JSON, or has one name twice in an object.",
    rationale: """
      Nothing of such a file is used. Parsers differ in what they forgive: some read NaN, some keep the \
      last of two lists named annotations and lose the other in silence.
      """,
    remedy: "Write the file again with the tool that made it, or mend it at the place named.",
    severity: .error,
    triggers: [
      .issue(
        .malformedJSON(message: "the text ends where a value was expected"), in: .coco,
        shown: "{\"images\": [")
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .malformedJSON(let message) = issue.kind else { return nil }
    return IssueVerdict("malformed JSON: \(message)")
  }
}
