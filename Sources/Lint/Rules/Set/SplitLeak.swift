import Labels
import Text

/// Reports images that are in two parts of a split.
struct SplitLeak: DatasetRule {
  static let info = RuleInfo(
    code: "SET006",
    name: "split-leak",
    summary: "An image is in two parts of a split: in training and in validation or test.",
    rationale: """
      The score on images that the network was trained on says nothing. Parts are told from the \
      names of the lists (train, val, test, trainval), one finding a pair of lists, at the first id; \
      and from the folders and documents of labels (train/, valid/, instances_val.json), where a \
      picture of one name has the same bytes in both, or, without pictures, the same labels. Images \
      that are equal under different names are not looked for.
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
      },
      .folder {
        $0.doubles = [
          .init(
            "train/labels", .yolo, "valid/labels", .yolo, pictures: 1, example: "a", isLeak: true)
        ]
      },
    ],
    passes: [
      .folder {
        $0.splits = [
          .init(path: "Main/train.txt", name: "train", ids: ["a", "b"]),
          .init(path: "Main/trainval.txt", name: "trainval", ids: ["a", "b", "c"]),
          .init(path: "Main/val.txt", name: "val", ids: ["c"]),
        ]
      },
      .folder {
        $0.doubles = [.init("train/voc", .voc, "train/yolo", .yolo, pictures: 1, example: "a")]
      },
    ]
  )

  init(settings: LintSettings) {}

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for double in dataset.facts.doubles where Self.isLeak(double) {
      let count = DecimalText.count(double.pictures, "picture is", "pictures are", isGrouped: false)
      report(
        Finding(
          Self.info, file: "",
          """
          \(count) in \(Finding.Message.quoted(double.first)) and in \
          \(Finding.Message.quoted(double.second)): first \(Finding.Message.quoted(double.example))
          """))
    }
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

  /// Whether two folders or documents are parts of one split that should share nothing.
  private static func isLeak(_ double: DatasetFacts.Double) -> Bool {
    let parts = zip(double.first.split(separator: "/"), double.second.split(separator: "/"))
    guard let (first, second) = parts.first(where: { $0 != $1 }),
      let role = SplitRole.find(in: first)?.role, let other = SplitRole.find(in: second)?.role
    else { return double.isLeak && double.firstFormat == double.secondFormat }
    return role.excludes(other)
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
