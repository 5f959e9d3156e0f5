import Labels
import Text

/// Reports a COCO file that is no JSON.
struct MalformedJSON: IssueRule {
  static let info = RuleInfo(
    code: "COC001",
    name: "malformed-json",
    summary: "A COCO file is empty, no well-formed JSON, or beyond the reader's limits.",
    rationale: """
      Nothing of such a file is used: half a document may have lost annotations in silence. Of a \
      key that stands twice most parsers drop one without a word, and with it every box. NaN and \
      Infinity are no JSON either, though Python writes and reads them: the document is used \
      without them, and other parsers refuse it whole.
      """,
    remedy: "Write the file again with the tool that made it, or mend it at the place named.",
    severity: .error,
    triggers: [
      .issue(.malformedJSON(message: "unexpected end"), in: .coco, shown: "{\"images\": ["),
      .issue(.malformedJSON(message: "the file is empty"), in: .coco, shown: "(no bytes)"),
      .issue(
        .nonFiniteNumbers(first: "NaN", count: 1), in: .coco, shown: "{\"id\": 5, \"area\": NaN, …}"
      ),
    ],
    passes: [.coco()]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    switch issue.kind {
    case .malformedJSON(let message): IssueVerdict("malformed JSON: \(message)")
    case .nonFiniteNumbers(let first, let count):
      IssueVerdict(
        """
        malformed JSON: \(DecimalText.count(count, "value is", "values are", isGrouped: false)) \
        no finite number, first \(first); Python's json.dump writes it, other parsers stop
        """)
    default: nil
    }
  }
}
