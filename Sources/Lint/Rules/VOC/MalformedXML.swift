import Labels

/// Reports a VOC file that is no well-formed XML.
struct MalformedXML: IssueRule {
  static let info = RuleInfo(
    code: "VOC001",
    name: "malformed-xml",
    summary: "A VOC file is empty, not well formed, or beyond the reader's limits.",
    rationale: """
      Nothing of such a file is used: half a document may have lost objects in silence. The \
      limits (depth 64, start tags of 64 KiB) are far from any real label and stop documents made \
      to exhaust the parser.
      """,
    remedy: "Write the file again with the tool that made it, or mend it at the place named.",
    severity: .error,
    triggers: [
      .issue(.malformedXML(message: "Opening and ending tag mismatch"), shown: "<xmin>4</xmax>"),
      .issue(.malformedXML(message: "the file is empty"), shown: "(no bytes)"),
      .issue(.xmlLimit(what: "elements nested deeper than 64"), shown: "<a><a><a>…"),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    switch issue.kind {
    case .malformedXML(let message): IssueVerdict("malformed XML: \(message)")
    case .xmlLimit(let what): IssueVerdict("XML beyond the reader's limit: \(what)")
    default: nil
    }
  }
}
