import Labels

/// Reports parts of a set whose class lists do not agree.
struct ClassListsDiffer: EvidenceRule {
  static let info = RuleInfo(
    code: "CLS011",
    name: "class-lists-differ",
    summary:
      "Parts of the set declare different classes: COCO's categories, or lists beside labels.",
    rationale: """
      A class number means what the list of its own part says: 0 is a cat in train/ and a dog in \
      valid/. Here each part is read by its own list. A trainer has one list, learns cats and is \
      judged on dogs, without a word. Lists that agree as far as both go are a warning: one part \
      does not know all classes.
      """,
    remedy: "Number the classes alike in all parts; state the list with --classes.",
    severity: .error,
    triggers: [
      declared(["cat", "dog"], ["dog", "cat"]), declared(["cat", "dog"], ["cat"]),
    ],
    passes: [declared(["cat", "dog"], ["cat", "dog"]), .classes(["cat"], ["dog"])]
  )

  private let isStated: Bool
  private var lists = DeclaredLists()

  init(settings: LintSettings) { isStated = settings.classes?.isStated ?? false }

  mutating func collect(_ image: LabeledImage) {
    if !isStated { lists.collect(image) }
  }

  mutating func merge(_ other: Self) { lists.merge(other.lists) }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let sorted = lists.sorted
    guard let (reference, first) = sorted.first else { return }
    for (list, file) in sorted.dropFirst() where !list.isSame(as: reference) {
      let agrees = list.agrees(with: reference)
      let source = dataset.facts.source(of: list, readWith: file)
      let other = dataset.facts.source(of: reference, readWith: first)
      report(
        Finding(
          Self.info, file: source,
          "class lists differ: \(Self.difference(list, reference)) in \(Finding.Message.quoted(other))",
          severity: agrees ? .warning : .error))
    }
  }

  private static func difference(_ list: DeclaredClasses, _ other: DeclaredClasses) -> String {
    let hasIDs = list.ids != nil && other.ids != nil
    func words(_ list: DeclaredClasses, _ place: Int) -> String {
      guard list.names.indices.contains(place) else { return "not declared" }
      let id = hasIDs ? list.ids.map { " (id \($0[place]))" } ?? "" : ""
      return Finding.Message.quoted(list.names[place]) + id
    }
    let length = max(list.names.count, other.names.count)
    let place = (0..<length).first { words(list, $0) != words(other, $0) } ?? 0
    return "class \(place) is \(words(list, place)) here and \(words(other, place))"
  }

  private static func declared(_ lists: [String]...) -> RuleExample {
    RuleExample(
      lists.enumerated().map { place, names in
        var image = LabeledImage(
          path: place == 0 ? "train/a.txt" : "valid/b.txt", format: .yolo,
          objects: names.enumerated().map { place, name in
            let left = 10 + 40 * Double(place)
            return LabeledObject(
              className: name, box: WrittenBox(left, 10, left + 20, 30, .continuous), index: place)
          })
        image.declaredClasses = DeclaredClasses(names: names)
        return image
      },
      shown: zip(["train", "valid"], lists).map {
        "\($0)/classes.txt: \($1.joined(separator: ", "))"
      }
      .joined(separator: "\n"))
  }
}
