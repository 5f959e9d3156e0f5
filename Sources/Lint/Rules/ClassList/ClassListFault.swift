import Labels

/// Reports a class list that can't be read, or that readers take in different ways.
struct ClassListFault: DatasetRule {
  static let info = RuleInfo(
    code: "CLS013",
    name: "class-list-fault",
    summary: "A class list can't be read, or has blank or repeated names.",
    rationale: """
      Class numbers get their names from it. Where it can't be read, classes are called by number. \
      A blank line between names is a class to most readers and nothing to others, for whom all \
      names behind it are shifted by one: here it counts. A number without a name, or with that of \
      another number, is called by itself, so that no two classes become one.
      """,
    remedy: "Mend the line that is named.",
    severity: .error,
    triggers: [
      .classList("nc: 2\nnames: obj.names\n"), .classList("names: [car, van\n"),
      .classList("car\n\nvan\n", path: "classes.txt"),
      .classList("car\nvan\ncar\n", path: "classes.txt"),
    ],
    passes: [
      .classList("car\nvan\n\n", path: "classes.txt"), .classList("names: ['car', \"van\"]\n"),
    ]
  )

  init(settings: LintSettings) {}

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
