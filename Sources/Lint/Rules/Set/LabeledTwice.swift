import Labels
import Text

/// Reports pictures that several folders or documents of labels describe.
struct LabeledTwice: DatasetRule {
  static let info = RuleInfo(
    code: "SET011",
    name: "labeled-twice",
    summary: "The same pictures are labeled in two formats, or in two documents.",
    rationale: """
      Read together, each picture and each object counts twice, and a split puts one picture into two \
      parts. Labels are of one picture when they stand beside each other under one name, have the \
      same picture file, or, under one name in different folders, say the same of it. The other \
      commands read the format that describes all of the pictures and say so, or ask which one is \
      meant.
      """,
    remedy: "Choose one with --labels-format, or name the folder or document that is meant.",
    severity: .warning,
    triggers: [
      .folder {
        $0.doubles = [.init("Annotations", .voc, "labels", .yolo, pictures: 10, example: "a")]
      }
    ],
    passes: [
      .folder {
        $0.doubles = [
          .init("train", .yolo, "valid", .yolo, pictures: 1, example: "a", isLeak: true)
        ]
      }
    ]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let doubles = dataset.facts.doubles.filter { !$0.isLeak }
    guard let first = doubles.first else { return }
    var names: [String] = []
    for double in doubles {
      for name in [
        Self.name(double.first, double.firstFormat), Self.name(double.second, double.secondFormat),
      ] where !names.contains(name) {
        names.append(name)
      }
    }
    let shown = names.prefix(4).joined(separator: ", ")
    let rest = names.count > 4 ? " and \(names.count - 4) more" : ""
    let count = DecimalText.count(
      doubles.map(\.pictures).max() ?? 0, "picture is", "pictures are", isGrouped: false)
    report(
      Finding(
        Self.info, file: "",
        "\(count) labeled more than once (first \(Finding.Message.quoted(first.example))), in \(shown)\(rest)"
      ))
  }

  private static func name(_ path: String, _ format: LabelFormatName) -> String {
    path.isEmpty
      ? "the folder (\(format))" : "\(Finding.Message.quoted(path)) (\(format))"
  }
}
