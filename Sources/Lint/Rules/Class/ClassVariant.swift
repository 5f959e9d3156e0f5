import Labels

/// Reports spellings of one class that differ in case, blanks or Unicode form.
struct ClassVariant: DatasetRule {
  static let info = RuleInfo(
    code: "CLS002",
    name: "class-variant",
    summary: "Classes differ only in case, blanks or Unicode form.",
    rationale: """
      To a trainer Car, car and CAR are three classes, or two of them are unknown. One finding a \
      spelling, at the first object that has it.
      """,
    remedy: "Use one spelling throughout; --unsafe-fixes writes the most frequent one.",
    severity: .warning,
    fixability: .unsafe,
    triggers: [
      .classes(["Car", "car", "car"]),
      .classes(["traffic light", "traffic_light"]),
      .classes(["caf\u{E9}"], ["cafe\u{301}"]),
    ],
    passes: [.classes(["car", "cart"])]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let groups = Dictionary(grouping: dataset.classes.sorted) { Self.folded($0.name) }
    for (_, spellings) in groups where spellings.count > 1 {
      // The most frequent spelling is taken for the right one; the first of several by name.
      guard let usual = spellings.max(by: { ($0.count, $1.name) < ($1.count, $0.name) }) else {
        continue
      }
      for entry in spellings where !entry.name.utf8.elementsEqual(usual.name.utf8) {
        report(
          Finding(
            Self.info, file: entry.file, at: entry.position, .variant(entry, of: usual),
            fix: Fix(
              .unsafe, "write \(Finding.Message.quoted(usual.name)) in every file",
              everywhere: .renameClass(from: entry.name, to: usual.name))))
      }
    }
  }

  /// A name without what variants differ in. Swift compares texts by their canonical form.
  private static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "_" || $0 == "-" })
      .joined(separator: " ")
  }
}

extension Finding.Message {
  fileprivate static func variant(_ entry: ClassTally.Entry, of usual: ClassTally.Entry) -> Self {
    let form = entry.name == usual.name ? ", in another Unicode form" : ""
    return """
      class \(quoted(entry.name)) (\(entry.count)) is a variant of \(quoted(usual.name)) \
      (\(usual.count))\(form)
      """
  }
}
