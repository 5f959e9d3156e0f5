import Labels

/// Reports an object whose box can't be read.
struct MissingCoordinate: IssueRule {
  static let formats: [LabelFormatName] = [.voc]
  static let info = RuleInfo(
    code: "VOC011",
    name: "missing-coordinate",
    summary: "<bndbox> or one of its four values is missing, repeated or not a number.",
    rationale: """
      The object is lost to training, or ends it: most readers call int() on the text. NaN, \
      infinity, hexadecimal numbers and decimal commas are no numbers here, whatever a language's \
      own parser accepts.
      """,
    remedy: "Write the number again, from the picture.",
    severity: .error,
    triggers: [
      .issue(.missingCoordinate(field: "bndbox"), object: 0, shown: "<object>…</object>"),
      .issue(.badNumber(field: "xmin", text: "abc"), object: 0, shown: "<xmin>abc</xmin>"),
      .issue(.badNumber(field: "ymax", text: "1,5"), object: 0, shown: "<ymax>1,5</ymax>"),
      .issue(.repeatedField(field: "xmin"), object: 0, shown: "<xmin>1</xmin><xmin>2</xmin>"),
    ],
    passes: [
      .image(100, 80, WrittenBox(10, 10, 30, 30)),
      .issue(.badNumber(field: "alpha", text: "abc"), in: .kitti, object: 0, shown: "Car 0 0 abc"),
    ]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    switch issue.kind {
    case .missingCoordinate(let field):
      return IssueVerdict("<\(field)> is missing: the object has no box")
    case .badNumber(let field, let text):
      return text.isEmpty
        ? IssueVerdict("<\(field)> is empty: a coordinate is missing")
        : IssueVerdict("<\(field)> is not a number: \(Finding.Message.quoted(text))")
    case .repeatedField(let field) where field != "name":
      return IssueVerdict("<\(field)> is repeated: which value counts cannot be told")
    default: return nil
    }
  }
}
