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
    triggers: [
      .classes(["Car"], stated: ["Car", "DontCare"]),
      .classes(["car"], stated: ["car", "dontcare"]),
    ],
    passes: [.classes(["Car"], stated: ["Car"])]
  )

  /// The name as listed: KITTI's own evaluator takes it in any case.
  private let listed: String?

  init(settings: LintSettings) {
    let stated = settings.classes.flatMap { $0.isStated ? $0.names : nil } ?? []
    listed = stated.first(where: KITTIFields.namesIgnoredRegion)
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let listed else { return }
    report(Finding(Self.info, file: "", "the class list holds \(Finding.Message.quoted(listed))"))
  }
}
