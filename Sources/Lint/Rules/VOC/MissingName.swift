import Labels

/// Reports an object without a class.
struct MissingName: IssueRule {
  static let info = RuleInfo(
    code: "VOC010",
    name: "missing-name",
    summary: "An object's <name> is missing, empty or repeated.",
    rationale: """
      A trainer that looks the class up crashes, or takes the name of the object before.
      """,
    remedy: "Give the object its class.",
    severity: .error,
    triggers: [
      .issue(.missingName, object: 0, shown: "<object><bndbox>…</bndbox></object>"),
      .issue(.repeatedField(field: "name"), object: 0, shown: "<name>car</name><name>bus</name>"),
    ],
    passes: [
      .image(100, 80, WrittenBox(10, 10, 30, 30)),
      .issue(.repeatedField(field: "xmin"), object: 0, shown: "<xmin>1</xmin><xmin>2</xmin>"),
    ]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    switch issue.kind {
    case .missingName: IssueVerdict("object without a class: <name> is missing or empty")
    case .repeatedField(field: "name"):
      IssueVerdict("<name> is repeated: which class the object has cannot be told")
    default: nil
    }
  }
}
