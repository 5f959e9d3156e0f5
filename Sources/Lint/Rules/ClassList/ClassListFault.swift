import Labels

/// Reports a class list that can't be read, or that readers take in different ways.
struct ClassListFault: IssueRule, DatasetRule {
  static let info = RuleInfo(
    code: "CLS013",
    name: "class-list-fault",
    summary: "A class list can't be read, or has blank or repeated names.",
    rationale: """
      Class numbers get their names from it. Where it can't be read, classes are called by number. \
      A blank line between names is a class to most readers and nothing to others, for whom all \
      names behind it are shifted by one: here it counts. A number without a name, or with that of \
      another number, is called by itself, so that no two classes become one; two categories of one \
      name in a COCO document, which trainers tell apart by their ids, are one class here.
      """,
    remedy: "Mend the line that is named.",
    severity: .error,
    triggers: [
      .classList("nc: 2\nnames: obj.names\n"), .classList("names: [car, van\n"),
      .classList("car\n\nvan\n", path: "classes.txt"),
      .classList("car\nvan\ncar\n", path: "classes.txt"),
      .issue(
        .repeatedCategory(name: "cat", id: 1, other: 2), in: .coco,
        shown: "{\"id\": 1, \"name\": \"cat\"}, {\"id\": 2, \"name\": \"cat\"}"),
    ],
    passes: [
      .classList("car\nvan\n\n", path: "classes.txt"), .classList("names: ['car', \"van\"]\n"),
    ]
  )

  init(settings: LintSettings) {}

  func enroll(in roster: inout RuleRoster) {
    roster.add(issues: self)
    roster.add(summary: self)
  }

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .repeatedCategory(let name, let id, let other) = issue.kind else { return nil }
    return IssueVerdict(
      """
      categories \(id) and \(other) have one name, \(Finding.Message.quoted(name)): their \
      objects are of one class here
      """)
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for list in dataset.facts.classLists {
      for fault in list.faults {
        guard let (message, severity) = Self.verdict(fault.kind) else { continue }
        report(
          Finding(
            Self.info, file: list.path, at: TextPosition(line: fault.line, column: 1), message,
            severity: severity))
      }
    }
  }

  /// CLS012 owns numbers.
  private static func verdict(
    _ fault: ClassListFile.Fault.Kind
  ) -> (Finding.Message, Severity)? {
    switch fault {
    case .unreadable(let reason): ("the class names can't be read: \(reason)", .error)
    case .blank: ("a blank name between class names", .error)
    case .repeated(let name):
      ("class name \(Finding.Message.quoted(name)) stands more than once", .warning)
    case .count, .numbers: nil
    }
  }
}
