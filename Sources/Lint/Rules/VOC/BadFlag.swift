import Labels
import Text

/// Reports flags that are neither 0 nor 1.
struct BadFlag: DatasetRule {
  static let info = RuleInfo(
    code: "VOC018",
    name: "bad-flag",
    summary: "<difficult>, <truncated> or <occluded> is not 0 or 1.",
    rationale: """
      Trainers leave difficult objects out of the loss or of the score. A word where a number \
      belongs ends some of them, and counts as true in others. Unspecified, Unknown and empty \
      flags are read as unknown, as some tools mean them. One finding for the set and kind of \
      value: words for unknown, other numbers, other words.
      """,
    remedy: "Write 0 or 1.",
    severity: .warning,
    triggers: [
      .issue(
        .badFlag(field: "difficult", text: "Unspecified"), object: 0,
        shown: "<difficult>Unspecified</difficult>"),
      .issue(
        .badFlag(field: "occluded", text: "2"), object: 0, shown: "<occluded>2</occluded>"),
      .issue(
        .badFlag(field: "truncated", text: "yes"), object: 0, shown: "<truncated>yes</truncated>"),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  /// Kinds of values, in the order in which they are told.
  private enum Kind: CaseIterable, Hashable { case unknown, number, word }

  private struct Group {
    var objects = 0
    var files = 0
    var fields: Set<String> = []
    /// The first few values in order.
    var texts: Set<String> = []
    var first: (file: String, position: TextPosition)?

    static let textLimit = 3

    mutating func add(_ text: String) {
      texts.insert(text)
      // One more is kept, to know that there are more.
      if texts.count > Self.textLimit + 1, let last = texts.max() { texts.remove(last) }
    }

    mutating func begin(_ file: String, _ position: TextPosition) {
      if let first, (first.file, first.position) <= (file, position) { return }
      first = (file, position)
    }

    mutating func merge(_ other: Group) {
      objects += other.objects
      files += other.files
      fields.formUnion(other.fields)
      for text in other.texts { add(text) }
      if let first = other.first { begin(first.file, first.position) }
    }
  }

  private var groups: [Kind: Group] = [:]

  init(settings: LintSettings) {}

  mutating func collect(_ image: LabeledImage) {
    if image.issues.isEmpty { return }
    var objects: [Kind: Set<Int>] = [:]
    for issue in image.issues {
      guard case .badFlag(let field, let text) = issue.kind else { continue }
      let kind = Self.kind(of: text)
      objects[kind, default: []].insert(issue.object ?? -1)
      groups[kind, default: Group()].fields.insert("<\(field)>")
      groups[kind, default: Group()].add(text)
      groups[kind, default: Group()].begin(image.path, issue.position)
    }
    for (kind, objects) in objects {
      groups[kind]?.objects += objects.count
      groups[kind]?.files += 1
    }
  }

  mutating func merge(_ other: Self) {
    for (kind, group) in other.groups { groups[kind, default: Group()].merge(group) }
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for kind in Kind.allCases {
      guard let group = groups[kind], let first = group.first else { continue }
      report(
        Finding(Self.info, file: first.file, at: first.position, Self.message(kind, group)))
    }
  }

  private static func kind(of text: String) -> Kind {
    if ["", "unspecified", "unknown"].contains(text.lowercased()) { return .unknown }
    return Array(text.utf8).withUnsafeBytes { DecimalNumber.parse($0) } == nil ? .word : .number
  }

  private static func message(_ kind: Kind, _ group: Group) -> Finding.Message {
    let fields = group.fields.sorted().joined(separator: " and ")
    let values = group.texts.sorted().prefix(Group.textLimit).map { Finding.Message.quoted($0) }
    let more = group.texts.count > Group.textLimit ? " and others" : ""
    let objects = DecimalText.count(group.objects, "object", "objects", isGrouped: false)
    let files = DecimalText.count(group.files, "file", "files", isGrouped: false)
    let verb = group.fields.count == 1 ? "is" : "are"
    let reading = kind == .unknown ? "; read as unknown" : ""
    return """
      \(fields) \(verb) not 0 or 1 in \(objects) of \(files)\(reading): \
      \(values.joined(separator: ", "))\(more)
      """
  }
}
