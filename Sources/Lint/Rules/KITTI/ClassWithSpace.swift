import Labels

/// Reports a class name that breaks its row.
struct ClassWithSpace: IssueRule {
  static let info = RuleInfo(
    code: "KIT004",
    name: "class-with-space",
    summary: "A class name has a blank or quotation marks, so that the row has too many fields.",
    rationale: """
      Fields are separated by blanks: a trainer reads the second word as the truncation, and \
      every number as its neighbor. Here the numbers are counted from the end, and the name is \
      read as a whole. Quotation marks come from a writer of comma-separated values; trainers \
      take them for part of the name.
      """,
    remedy: """
      Write an underscore instead of the blank, as KITTI does in Person_sitting; --unsafe-fixes \
      does.
      """,
    severity: .error,
    fixability: .unsafe,
    triggers: [
      .issue(
        .classWithSpace(name: "traffic light"), in: .kitti, object: 0,
        shown: "traffic light 0.00 0 1.57 …"),
      .issue(
        .quotedClass(name: "fork lift"), in: .kitti, object: 0, shown: "\"fork lift\" 0.00 0 1.57 …"
      ),
    ],
    passes: [.kitti(.kitti("Person_sitting"))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    switch issue.kind {
    case .classWithSpace(let name):
      IssueVerdict(
        "class \(Finding.Message.quoted(name)) has a blank: the row has too many fields",
        fix: Self.rename(issue, in: image))
    case .quotedClass(let name):
      IssueVerdict(
        "class \(Finding.Message.quoted(name)) stands in quotation marks, which other readers take for part of it",
        fix: Self.rename(issue, in: image))
    default: nil
    }
  }

  private static func rename(_ issue: ReadIssue, in image: LabeledImage) -> Fix? {
    guard let object = image.objects.first(where: { $0.index == issue.object }) else { return nil }
    let words = object.className.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return nil }
    let name = words.joined(separator: "_")
    return Fix(
      .unsafe, "write the class as \(Finding.Message.quoted(name))",
      [.renameClass(object: object.index, to: name)])
  }
}
