import Labels

/// Reports a YOLO field that is no number, or no share of the image.
struct BadUnitNumber: IssueRule {
  static let info = RuleInfo(
    code: "YOL002",
    name: "bad-unit-number",
    summary: "A YOLO field is no number, or a center or size outside 0…1.",
    rationale: """
      Centers and sizes are shares of the image. A number above 1 is mostly a pixel: trainers clip it, \
      drop the image, or train on nonsense. NaN, infinity and hexadecimal numbers are no numbers here.
      """,
    remedy: "Divide by the image's width and height, and write plain decimal digits.",
    severity: .error,
    triggers: [
      .issue(.outsideUnit(field: "x", text: "320"), in: .yolo, object: 0, shown: "0 320 240 50 40"),
      .issue(
        .badNumber(field: "width", text: "nan"), in: .yolo, object: 0, shown: "0 0.5 0.5 nan 0.1"),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard image.format == .yolo else { return nil }
    return switch issue.kind {
    case .outsideUnit(let field, let text):
      IssueVerdict(
        "\(field) is outside the range 0…1 of a share: \(Finding.Message.quoted(text))")
    case .badNumber(let field, let text):
      IssueVerdict("\(field) is not a number: \(Finding.Message.quoted(text))")
    default: nil
    }
  }
}
