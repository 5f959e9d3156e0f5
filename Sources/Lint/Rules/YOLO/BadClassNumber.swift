import Labels
import Text

/// Reports a YOLO class number that names no class.
struct BadClassNumber: IssueRule {
  static let info = RuleInfo(
    code: "YOL004",
    name: "bad-class-number",
    summary: "A YOLO class is no whole number from 0, or is beyond the class list.",
    rationale: """
      The number is an index into the class list (classes.txt, data.yaml, --classes). Beyond the \
      list, trainers die of an index error, or worse: they write past the end of their targets. \
      The first class is 0; labels that count from 1 reach one past the end.
      """,
    remedy: "Correct the number, or complete the list.",
    severity: .error,
    triggers: [
      .issue(
        .badClassNumber(text: "80", classes: 3), in: .yolo, object: 0, shown: "80 0.5 0.5 0.2 0.2"),
      .issue(
        .badClassNumber(text: "1.5", classes: nil), in: .yolo, object: 0,
        shown: "1.5 0.5 0.5 0.2 0.2"),
    ],
    passes: [.unit(WrittenBox(0.4, 0.4, 0.6, 0.6, .continuous), shown: "0 0.5 0.5 0.2 0.2")]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badClassNumber(let text, let classes) = issue.kind else { return nil }
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { ($0 &- UInt8(ascii: "0")) < 10 }
    guard isNumber, let classes else {
      return IssueVerdict("the class is no whole number from 0: \(Finding.Message.quoted(text))")
    }
    return IssueVerdict(
      """
      class number \(text) is beyond the list of \
      \(DecimalText.count(classes, "class", "classes", isGrouped: false)), 0…\(classes - 1)
      """)
  }
}
