import Labels
import Text

/// Reports a split list that names what is not there, or names it twice.
struct BadSplitList: DatasetRule {
  static let info = RuleInfo(
    code: "SET007",
    name: "bad-split-list",
    summary: "A split list names an id without a label, one twice, or has blanks at line ends.",
    rationale: """
      Trainers open Annotations/ID.xml for each line: a missing id ends the run, an id with a \
      carriage return behind it is not found, a duplicate counts twice. One finding a list and \
      kind of fault, at the first line. A list of a test part may name images without labels.
      """,
    remedy: "Correct the list; --fix takes blanks and CR away.",
    severity: .error,
    fixability: .safe,
    triggers: [
      .folder {
        $0.labelFiles = ["Annotations/a.xml"]
        $0.splits = [.init(path: "Main/train.txt", name: "train", ids: ["a", "b"])]
      },
      .folder {
        $0.labelFiles = ["Annotations/a.xml"]
        $0.splits = [.init(path: "Main/train.txt", name: "train", ids: ["a", "a"])]
      },
      .folder {
        $0.labelFiles = ["Annotations/a.xml"]
        $0.splits = [.init(path: "Main/train.txt", name: "train", ids: ["a"], untidyLines: [1])]
      },
    ],
    passes: [
      .folder {
        $0.labelFiles = ["Annotations/a.xml", "Annotations/b.xml"]
        $0.splits = [.init(path: "Main/train.txt", name: "train", ids: ["a", "b", ""])]
      },
      .folder {
        $0.labelFiles = ["Annotations/a.xml"]
        $0.imageFiles = ["JPEGImages/a.jpg", "JPEGImages/b.jpg"]
        $0.splits = [.init(path: "Main/test.txt", name: "test", ids: ["b"])]
      },
    ]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    if dataset.facts.splits.isEmpty { return }
    let known = Set(dataset.facts.labelFiles.lazy.map(FilePath.stemHash))
    let pictures = Set(dataset.facts.imageFiles.lazy.map(FilePath.stemHash))
    for list in dataset.facts.splits {
      // The test part of a public set has images, and labels that only its makers know.
      let isTest = SplitRole.find(in: list.name)?.role == .test
      check(
        list, isTest ? known.union(pictures) : known, isOpen: isTest && pictures.isEmpty, report)
    }
  }

  private func check(
    _ list: DatasetFacts.SplitList, _ known: Set<UInt64>, isOpen: Bool,
    _ report: (Finding) -> Void
  ) {
    var missing: [Int] = []
    var repeated: [Int] = []
    var seen: Set<UInt64> = []
    seen.reserveCapacity(list.ids.count)
    for (place, id) in list.ids.enumerated() where !id.isEmpty {
      let hash = Fingerprint.of(id)
      // An id may be written with its folder and extension.
      if !isOpen, !known.contains(hash), !known.contains(FilePath.stemHash(id)) {
        missing.append(place)
      }
      if !seen.insert(hash).inserted { repeated.append(place) }
    }
    tell(list, missing, "id without a label file", "ids without label files", report)
    tell(list, repeated, "id stands twice", "ids stand twice", report)
    guard let line = list.untidyLines.first else { return }
    let count = DecimalText.count(
      list.untidyLines.count, "line ends", "lines end", isGrouped: false)
    report(
      Finding(
        Self.info, file: list.path, at: TextPosition(line: line, column: 1),
        "\(count) with a carriage return or blanks", severity: .warning,
        fix: Fix(.safe, "take carriage returns and blanks at line ends away", [.trimLineEnds])))
  }

  private func tell(
    _ list: DatasetFacts.SplitList, _ places: [Int], _ one: String, _ many: String,
    _ report: (Finding) -> Void
  ) {
    guard let first = places.first else { return }
    let names = places.prefix(3).map { Finding.Message.quoted(list.ids[$0]) }
    let rest = places.count > 3 ? ", …" : ""
    let count = DecimalText.count(places.count, one, many, isGrouped: false)
    report(
      Finding(
        Self.info, file: list.path, at: TextPosition(line: first + 1, column: 1),
        "\(count): \(names.joined(separator: ", "))\(rest)"))
  }
}
