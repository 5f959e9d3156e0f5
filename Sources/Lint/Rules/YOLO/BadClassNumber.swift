import Labels

/// Reports a YOLO class that is no number of a class.
struct BadClassNumber: IssueRule {
  static let info = RuleInfo(
    code: "YOL003",
    name: "bad-class-number",
    summary: "A YOLO class is no whole number, or beyond the list of classes.",
    rationale: """
      Class numbers count from 0. One beyond the list ends the run in some trainers and trains a \
      class without a name in others.
      """,
    remedy: "Correct the number, or the list: data.yaml, classes.txt, --classes.",
    severity: .error,
    triggers: [
      .issue(
        .badClassNumber(text: "7", classes: 3), in: .yolo, object: 0, shown: "7 0.5 0.5 0.1 0.1"),
      .issue(
        .badClassNumber(text: "1.0", classes: nil), in: .yolo, object: 0,
        shown: "1.0 0.5 0.5 0.1 0.1"),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .badClassNumber(let text, let classes) = issue.kind else { return nil }
    let quoted = Finding.Message.quoted(text)
    guard let classes else { return IssueVerdict("class \(quoted) is not a whole number from 0") }
    return IssueVerdict(
      "class \(quoted) is not a class number in the range 0…\(classes - 1) of the \(classes) named")
  }
}
