import ArgumentParser
import Lint

/// `--select`, `--ignore` and `--extend-select`.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these rules: codes, prefixes, names or ALL.", valueName: "code,…"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Not these rules.", valueName: "code,…"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("These rules too.", valueName: "code,…"))
  var extendSelect: [String] = []

  /// The rules that the options ask for, over those of a settings file.
  ///
  /// - Parameter family: a trainer whose own rules are on by default.
  func choice(
    over settings: LintSettingsFile = LintSettingsFile(), family: TrainerFamily? = nil
  ) throws -> RuleChoice {
    do {
      return try RuleChoice(
        select: select.isEmpty ? settings.select : Self.words(select),
        ignore: ignore.isEmpty ? settings.ignore : Self.words(ignore),
        extendSelect: settings.extendSelect + Self.words(extendSelect), family: family)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private static func words(_ options: [String]) -> [String] {
    options.flatMap { $0.split(separator: ",").map(String.init) }
  }
}

/// Which rules run, and which of them were asked for by name.
struct RuleChoice {
  /// The rules that run.
  let selection: RuleSelection
  /// The rules that were named; others run because they do by default.
  private let named: Set<String>

  init(
    select: [String], ignore: [String], extendSelect: [String], family: TrainerFamily?
  ) throws(LintError) {
    selection = try RuleSelection(
      select: select, ignore: ignore, extendSelect: extendSelect, profile: family)
    let words = select + extendSelect
    named = words.isEmpty ? [] : try RuleSelection(select: words).codes
  }

  /// Whether a finding is told. A rule that runs by default may find something that is merely worth
  /// knowing; nobody who did not ask wants to read it on good data.
  func isTold(_ finding: Finding) -> Bool {
    finding.severity > .info || named.contains(finding.code)
  }
}
