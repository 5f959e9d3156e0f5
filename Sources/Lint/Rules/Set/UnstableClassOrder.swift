import Labels

/// Reports that nobody has said which class has which index.
struct UnstableClassOrder: EvidenceRule {
  static let info = RuleInfo(
    code: "SET009",
    name: "unstable-class-order",
    summary: "There are several classes and no class list, stated or declared with the labels.",
    rationale: """
      A trainer that numbers classes as it meets them gives other numbers on another disk, and a \
      checkpoint then predicts the wrong classes. This tool sorts names where no list is given, \
      so that its own numbers are stable; off by default for that reason.
      """,
    remedy: "State the classes in their order with --classes or --class-file.",
    severity: .warning,
    isDefault: false,
    triggers: [.classes(["car", "dog"])],
    passes: [
      .classes(["car", "dog"], stated: ["dog", "car"]), .classes(["car", "car"]),
      RuleExample.classes(["car", "dog"]).changed {
        $0.format = .coco
        $0.declaredClasses = DeclaredClasses(names: ["dog", "car"], ids: [1, 2])
      },
    ]
  )

  private let hasClassList: Bool
  /// Whether objects stand where nothing declares their classes.
  private var meetsUndeclared = false

  init(settings: LintSettings) { hasClassList = settings.classes?.isStated ?? false }

  mutating func collect(_ image: LabeledImage) {
    if image.declaredClasses == nil, !image.objects.isEmpty { meetsUndeclared = true }
  }

  mutating func merge(_ other: Self) {
    meetsUndeclared = meetsUndeclared || other.meetsUndeclared
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let count = dataset.classes.sorted.count
    guard !hasClassList, meetsUndeclared, count > 1 else { return }
    report(
      Finding(
        Self.info, file: "", "\(count) classes and no class list: their order is not stated"))
  }
}
