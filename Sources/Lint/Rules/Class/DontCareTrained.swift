import Labels

/// Reports that a mark for regions to ignore is to be learned.
struct DontCareTrained: DatasetRule {
  static let info = RuleInfo(
    code: "CLS009",
    name: "dontcare-trained",
    summary: "DontCare is in the class list.",
    rationale: """
      DontCare marks regions that nobody has labelled: cars too far to count. A network that \
      learns it as a class learns that cars are no cars.
      """,
    remedy: "Take DontCare off the class list.",
    severity: .error,
    triggers: [.classes(["Car"], stated: ["Car", "DontCare"])],
    passes: [.classes(["Car"], stated: ["Car"])]
  )

  private let isListed: Bool

  init(settings: LintSettings) {
    isListed = settings.classes.map { $0.isStated && $0.index(of: "DontCare") != nil } ?? false
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    if isListed { report(Finding(Self.info, file: "", "the class list holds 'DontCare'")) }
  }
}
