import Labels
import Text

/// Reports classes of the class list that no object has.
struct UnusedClass: EvidenceRule {
  static let info = RuleInfo(
    code: "CLS003",
    name: "unused-class",
    summary: "A class of the class list is never used.",
    rationale: """
      The network gets an output that is never trained, and the mean over classes counts a zero. \
      Often it is a spelling that differs from the labels'. The list is the one that is stated, else \
      each that labels are read by and each document's categories; one finding for more than three.
      """,
    remedy: "Take the class off the list, or correct the spelling.",
    severity: .warning,
    triggers: [
      .classes(["car"], stated: ["car", "dog"]), declared(["car", "dog"], used: ["car"]),
      declared(["car", "dog", "cat", "bird", "cow"], used: ["car"]),
    ],
    passes: [
      .classes(["car", "dog"], stated: ["car", "dog"]), .classes(["car"]),
      declared(["car", "dog"], used: ["car", "dog"]),
    ]
  )

  /// So many are named one by one, and so many where they are told together.
  private static let few = 3

  private let stated: ClassList?
  private var lists = DeclaredLists()

  init(settings: LintSettings) {
    stated = settings.classes.flatMap { $0.isStated ? $0 : nil }
  }

  mutating func collect(_ image: LabeledImage) {
    if stated == nil { lists.collect(image) }
  }

  mutating func merge(_ other: Self) { lists.merge(other.lists) }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    if dataset.classes.isEmpty { return }
    let used = Set(dataset.classes.sorted.map(\.name))
    if let stated { return check(stated.names, used, file: "", report) }
    for (list, file) in lists.sorted {
      // COC013 owns a category that only names the data set, CLS012 numbers without a name.
      check(
        list.names.indices.filter { !list.gaps.contains($0) }.map { list.names[$0] }
          .filter { $0 != list.heading }, used,
        file: dataset.facts.source(of: list, readWith: file), report)
    }
  }

  private func check(
    _ names: [String], _ used: Set<String>, file: String, _ report: (Finding) -> Void
  ) {
    let unused = names.filter { !used.contains($0) && !KITTIFields.namesIgnoredRegion($0) }
    guard unused.count > Self.few else {
      for name in unused {
        report(
          Finding(Self.info, file: file, "class \(Finding.Message.quoted(name)) is never used"))
      }
      return
    }
    let first = unused.prefix(Self.few).map { Finding.Message.quoted($0) }.joined(separator: ", ")
    var finding = Finding(
      Self.info, file: file,
      """
      \(DecimalText.grouped(unused.count)) of \(DecimalText.grouped(names.count)) classes are never \
      used: \(first) and \(DecimalText.grouped(unused.count - Self.few)) more
      """)
    finding.fingerprint = Fingerprint.of("many")
    report(finding)
  }

  private static func declared(_ names: [String], used: [String]) -> RuleExample {
    var example = RuleExample.classes(used).changed { image in
      image.format = .yolo
      image.path = "labels/a.txt"
      image.declaredClasses = DeclaredClasses(names: names)
    }
    example.shown =
      "classes.txt: \(names.joined(separator: ", "))\nused: \(used.joined(separator: ", "))"
    return example
  }
}
