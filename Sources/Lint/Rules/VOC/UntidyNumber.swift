import Labels

/// Reports numbers and elements that careless readers trip on.
struct UntidyNumber: IssueRule {
  static let info = RuleInfo(
    code: "VOC021",
    name: "untidy-number",
    summary: "A number has blanks around it, or elements stand in an unusual order.",
    rationale: """
      The meaning is clear, but readers that take the n-th child of <bndbox> mix up the edges, \
      and some tools write xmin, xmax, ymin, ymax.
      """,
    remedy: "Write the elements in VOC's order; --fix takes the blanks away.",
    severity: .info,
    fixability: .safe,
    triggers: [.issue(.untidy(field: "xmin"), object: 0, shown: "<xmin> 10 </xmin>")],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .untidy(let field) = issue.kind else { return nil }
    let isOrder = field == "bndbox"
    return IssueVerdict(
      isOrder
        ? "the values of <bndbox> stand in an unusual order"
        : "<\(field)> has blanks around its number",
      fix: isOrder
        ? nil : Fix(.safe, "take the blanks away", [.trimNumbers(object: issue.object)]))
  }
}
