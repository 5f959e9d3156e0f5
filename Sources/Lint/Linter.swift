/// The rules of one run, built once from a selection and settings.
public struct Linter: Sendable {
  /// The selected rules.
  let roster: RuleRoster
  /// What the rules were told.
  public let settings: LintSettings
  /// What the folders hold.
  public let facts: DatasetFacts
  /// The codes whose findings are told.
  private let codes: Set<String>

  /// Makes the selected rules.
  public init(
    selection: RuleSelection = .standard, settings: LintSettings = LintSettings(),
    facts: DatasetFacts = DatasetFacts()
  ) {
    self.settings = settings
    self.facts = facts
    codes = selection.codes
    var roster = RuleRoster(facts: facts)
    // Fixes that go by the pixel convention are not made without its being weighed.
    let weighed = codes.isDisjoint(with: PixelDoubt.codes) ? [] : [SuspectPixelConvention.info.code]
    for type in RuleList.all where codes.union(weighed).contains(type.info.code) {
      type.init(settings: settings).enroll(in: &roster)
    }
    self.roster = roster
  }

  /// A worker for one thread.
  public func makeWorker() -> LintWorker { LintWorker(self) }

  /// What the rules about the whole set say, once every file has been checked by some worker.
  ///
  /// - Returns: findings sorted by file, place and code; the same for any division of the files
  ///   among workers.
  public func conclude(_ workers: [LintWorker]) -> [Finding] {
    var findings: [Finding] = []
    return conclude(workers, on: &findings)
  }

  /// The same, and holds back the fixes of what the workers found where all of the set puts them in
  /// doubt.
  public func conclude(_ workers: [LintWorker], on found: inout [Finding]) -> [Finding] {
    var all = makeWorker()
    for worker in workers { all.merge(worker) }
    var findings: [Finding] = []
    for rule in roster.summaries { rule.conclude(all.summary) { findings.append($0) } }
    for rule in all.evidence { rule.conclude(all.summary) { findings.append($0) } }
    if all.evidence.contains(where: { ($0 as? SuspectPixelConvention)?.isInDoubt ?? false }) {
      PixelDoubt.holdBack(&found)
    }
    return settings.adjust(findings.filter { codes.contains($0.code) }).sorted()
  }
}

extension LintSettings {
  /// Applies per-path ignores and severities.
  func adjust(_ findings: [Finding]) -> [Finding] {
    if findings.isEmpty || (ignores.isEmpty && severities.isEmpty) { return findings }
    return findings.compactMap { finding in
      if ignores.contains(where: {
        $0.codes.contains(finding.code) && $0.matches(finding.file)
      }) {
        return nil
      }
      guard let severity = severities[finding.code] else { return finding }
      var finding = finding
      finding.severity = severity
      return finding
    }
  }
}
