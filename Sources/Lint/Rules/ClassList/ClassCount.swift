import Labels
import Text

/// Reports a YOLO data file whose numbers of classes do not agree.
struct ClassCount: DatasetRule {
  static let info = RuleInfo(
    code: "CLS012",
    name: "class-count",
    summary:
      "nc is not the number of names, or the numbers of names have gaps or do not begin at 0.",
    rationale: """
      The trainer stops at such a file before its first step, or builds a network of nc outputs \
      and indexes past them. A number without a name is called by itself here, so that the others \
      keep their numbers.
      """,
    remedy: "Write all names in order, and as many as nc says.",
    severity: .error,
    triggers: [
      .classList("nc: 2\nnames: [car, lorry, van]\n"), .classList("names: {1: car, 2: van}\n"),
    ],
    passes: [.classList("nc: 2\nnames: [car, van]\n"), .classList("names: {0: car, 1: van}\n")]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for list in dataset.facts.classLists {
      for fault in list.faults {
        guard let message = Self.message(fault.kind) else { continue }
        report(
          Finding(
            Self.info, file: list.path, at: TextPosition(line: fault.line, column: 1), message))
      }
    }
  }

  private static func message(_ fault: ClassListFile.Fault.Kind) -> Finding.Message? {
    switch fault {
    case .count(let stated, let names):
      return
        "nc is \(stated), and names has \(DecimalText.count(names, "name", "names", isGrouped: false))"
    case .numbers(let first, let last, let missing):
      if first > 0, missing == first {
        return "the numbers of names begin at \(first): classes count from 0"
      }
      let gaps = DecimalText.count(missing, "number has", "numbers have", isGrouped: false)
      return "the numbers of names have gaps: \(gaps) no name up to \(last)"
    case .unreadable, .blank, .repeated: return nil
    }
  }
}
