import Labels

/// Reports a KITTI field that is no number.
struct BadNumber: IssueRule {
  static let info = RuleInfo(
    code: "KIT002",
    name: "bad-number",
    summary: "A KITTI field is not a number.",
    rationale: """
      NaN, infinity, hexadecimal numbers and decimal commas are no numbers here, whatever a \
      language's own parser accepts: they spread through a batch, or end the run on another \
      machine.
      """,
    remedy: "Write the number again, with a point and decimal digits.",
    severity: .error,
    triggers: [
      .issue(.badNumber(field: "xmin", text: "nan"), in: .kitti, object: 0, shown: "Car 0 0 0 nan"),
      .issue(.badNumber(field: "xmin", text: "1,5"), in: .kitti, object: 0, shown: "Car 0 0 0 1,5"),
    ],
    passes: [
      .kitti(.kitti("Car")),
      .issue(.badNumber(field: "xmin", text: "abc"), object: 0, shown: "<xmin>abc</xmin>"),
    ]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    // VOC011 and YOL002 own those of their formats.
    guard image.format != .voc, image.format != .yolo,
      case .badNumber(let field, let text) = issue.kind
    else { return nil }
    return IssueVerdict("field \(field) is not a number: \(Finding.Message.quoted(text))")
  }
}
