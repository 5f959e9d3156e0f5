import Lint

/// Which rules run, and which of them were asked for by name.
public struct RuleChoice: Sendable {
  /// The rules that run.
  public let selection: RuleSelection
  /// The rules that were named; others run because they do by default.
  private let named: Set<String>

  /// The rules that run by default.
  public static let standard = RuleChoice(selection: .standard, named: [])

  private init(selection: RuleSelection, named: Set<String>) {
    self.selection = selection
    self.named = named
  }

  /// Chooses rules by code, prefix, name or `ALL`.
  ///
  /// - Parameters:
  ///   - select: only these; empty for the standard ones.
  ///   - ignore: not these.
  ///   - extendSelect: these too.
  ///   - profile: a trainer whose own rules are on by default.
  /// - Throws: `LintError.unknownRule`.
  public init(
    select: [String], ignore: [String], extendSelect: [String], profile: ProfileSubject?
  ) throws(LintError) {
    selection = try RuleSelection(
      select: select, ignore: ignore, extendSelect: extendSelect, profile: profile)
    let words = select + extendSelect
    var named = words.isEmpty ? [] : try RuleSelection(select: words).codes
    if let profile {
      // Who names a trainer has asked for its rules.
      named.formUnion(
        try RuleSelection(profile: profile).codes.subtracting(RuleSelection.standard.codes))
    }
    self.named = named
  }

  /// Whether a finding is told. A rule that runs by default may find something that is merely worth
  /// knowing; nobody who did not ask wants to read it on good data.
  public func isTold(_ finding: Finding) -> Bool {
    finding.severity > .info || named.contains(finding.code)
  }
}
