import Labels

/// Reports a COCO file that is no JSON.
struct MalformedJSON: IssueRule {
  static let info = RuleInfo(
    code: "COC001",
    name: "malformed-json",
    summary: "A COCO file is empty, no well-formed JSON, or beyond the reader's limits.",
    rationale: """
      Nothing of such a file is used: half a document may have lost annotations in silence. Of a key that stands twice most \
      parsers drop one without a word, and with it every box.
      """,
    remedy: "Write the file again with the tool that made it, or mend it at the place named.",
    severity: .error,
    triggers: [
      .issue(.malformedJSON(message: "unexpected end"), in: .coco, shown: "{\"images\": ["),
      .issue(.malformedJSON(message: "the file is empty"), in: .coco, shown: "(no bytes)"),
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .malformedJSON(let message) = issue.kind else { return nil }
    return IssueVerdict("malformed JSON: \(message)")
  }
}
