import Labels

/// Reports a class name that holds more than letters.
struct HostileClassName: DatasetRule, IssueRule {
  static let info = RuleInfo(
    code: "CLS010",
    name: "hostile-class-name",
    summary: "A class name has control or invisible characters, or is very long.",
    rationale: """
      Such a name looks like another one, or acts on the terminal, the page or the file that it \
      is written to. It is mostly an encoding mistake, and sometimes an attack. One finding a \
      name.
      """,
    remedy: "Rename the class.",
    severity: .warning,
    triggers: [
      .classes(["car\u{1B}[2J"]), .classes(["ca\u{202E}r"]), .classes(["car\nbus"]),
      .classes([String(repeating: "a", count: 65)]),
      .issue(
        .hiddenCharacters(category: "car\u{07}"), in: .coco, shown: "\"name\": \"car\\u0007\""),
    ],
    passes: [.classes(["traffic light", "caf\u{E9}", "tv/monitor", "人"])]
  )

  private let longest: Double

  init(settings: LintSettings) { longest = settings.longestClassName }

  func enroll(in roster: inout RuleRoster) {
    roster.add(summary: self)
    roster.add(issues: self)
  }

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .hiddenCharacters(let name) = issue.kind else { return nil }
    return IssueVerdict(
      "class name \(Finding.Message.quoted(name)) has control or invisible characters")
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for entry in dataset.classes.sorted {
      if entry.name.unicodeScalars.contains(where: Self.isHidden) {
        tell(entry, "has control or invisible characters", report)
      } else if Double(entry.name.count) > longest {
        tell(entry, "is \(entry.name.count) characters long", report)
      }
    }
    // Names that are used are met with their objects; those of a list alone are met nowhere else.
    let used = Set(dataset.classes.sorted.map(\.name))
    for list in dataset.facts.classLists {
      for name in list.names
      where !used.contains(name) && name.unicodeScalars.contains(where: Self.isHidden) {
        report(
          Finding(
            Self.info, file: list.path,
            "class name \(Finding.Message.quoted(name)) has control or invisible characters"))
      }
    }
  }

  private func tell(_ entry: ClassTally.Entry, _ what: String, _ report: (Finding) -> Void) {
    report(
      Finding(
        Self.info, file: entry.file, at: entry.position,
        "class name \(Finding.Message.quoted(entry.name)) \(what)"))
  }

  /// Control characters, line separators, and format characters such as bidi marks.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}
