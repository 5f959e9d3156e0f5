import ArgumentParser
import Lint
import Studies

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
  /// - Parameter profile: a trainer whose own rules are on by default.
  func choice(
    over settings: LintSettingsFile = LintSettingsFile(), for profile: ProfileSubject? = nil
  ) throws -> RuleChoice {
    do {
      return try RuleChoice(
        select: select.isEmpty ? settings.select : Self.words(select),
        ignore: ignore.isEmpty ? settings.ignore : Self.words(ignore),
        extendSelect: settings.extendSelect + Self.words(extendSelect), profile: profile)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private static func words(_ options: [String]) -> [String] {
    options.flatMap { $0.split(separator: ",").map(String.init) }
  }
}
