import Labels

/// Reports a label file that could not be opened or is none that can be read.
struct UnreadableLabel: IssueRule {
  static let info = RuleInfo(
    code: "SET010",
    name: "unreadable-label",
    summary:
      "A label file cannot be opened, is no regular file, too large, or of an unknown format.",
    rationale: """
      Its objects are lost to training. Pipes, devices and links that leave the dataset are never \
      opened: a dataset from elsewhere must not make a tool read your own files. The cap on label \
      files is far above any real one.
      """,
    remedy: "Mend the permissions or the link, or take the file away.",
    severity: .error,
    triggers: [
      .issue(.unreadable(reason: "permission denied"), shown: "(mode 000)"),
      .issue(
        .notARegularFile(what: "a symbolic link to outside the dataset"), shown: "a.xml → /etc"),
      .issue(.tooLarge(bytes: 9_000_000, limit: 8_388_608), shown: "(9,000,000 bytes)"),
      .issue(.unsupportedFormat(name: "CreateML JSON"), shown: "[{\"image\": …}]"),
      .issue(.tooManyObjects(limit: 100_000), in: .kitti, shown: "(100,001 rows)"),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    switch issue.kind {
    case .unreadable(let reason): IssueVerdict("the file cannot be read: \(reason)")
    case .notARegularFile(let what): IssueVerdict("not a regular file, not opened: \(what)")
    case .tooLarge(let bytes, let limit):
      IssueVerdict("the file is too large for a label: \(bytes) bytes, the limit is \(limit)")
    case .unsupportedFormat(let name):
      IssueVerdict("no label of a format that is read here: \(name)")
    case .tooManyObjects(let limit):
      IssueVerdict("more than \(limit) objects: the rest of the file is not read")
    default: nil
    }
  }
}
