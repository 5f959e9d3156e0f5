import Labels
import Text

/// Reports images that are in two parts of a split.
struct SplitLeak: DatasetRule {
  static let info = RuleInfo(
    code: "SET006",
    name: "split-leak",
    summary: "An image id is in two parts of a split: in training and in validation or test.",
    rationale: """
      The score on images that the network was trained on says nothing. Parts are told from the \
      names of the lists (train, val, test, trainval); one finding a pair of lists, at the first \
      id. Images that are equal under different names are not looked for.
      """,
    remedy: "Take the ids out of one of the lists.",
    severity: .error,
    triggers: [
      .folder {
        $0.labelFiles = ["a.xml", "b.xml", "c.xml"]
        $0.splits = [
          .init(path: "Main/train.txt", name: "train", ids: ["a", "b"]),
          .init(path: "Main/val.txt", name: "val", ids: ["b", "c"]),
        ]
      }
    ],
    passes: [
      .folder {
        $0.splits = [
          .init(path: "Main/train.txt", name: "train", ids: ["a", "b"]),
          .init(path: "Main/trainval.txt", name: "trainval", ids: ["a", "b", "c"]),
          .init(path: "Main/val.txt", name: "val", ids: ["c"]),
        ]
      }
    ]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let lists = dataset.facts.splits.compactMap { list in
      SplitRole.find(in: list.name).map { (list: list, role: $0.role, rest: $0.rest) }
    }
    for later in lists.indices {
      for earlier in lists[..<later] where earlier.role.excludes(lists[later].role) {
        guard earlier.rest == lists[later].rest,
          FilePath.folder(of: earlier.list.path) == FilePath.folder(of: lists[later].list.path)
        else { continue }
        compare(lists[later].list, with: earlier.list, report)
      }
    }
  }

  private func compare(
    _ list: DatasetFacts.SplitList, with other: DatasetFacts.SplitList, _ report: (Finding) -> Void
  ) {
    let known = Set(other.ids)
    let leaks = list.ids.enumerated().filter { !$0.element.isEmpty && known.contains($0.element) }
    guard let first = leaks.first else { return }
    let names = leaks.prefix(3).map { Finding.Message.quoted($0.element) }.joined(separator: ", ")
    let rest = leaks.count > 3 ? ", …" : ""
    let count = DecimalText.count(leaks.count, "id is", "ids are", isGrouped: false)
    report(
      Finding(
        Self.info, file: list.path, at: TextPosition(line: first.offset + 1, column: 1),
        "\(count) also in \(Finding.Message.quoted(other.path)): \(names)\(rest)"))
  }
}
