import ArgumentParser
import Lint
import Studies

/// `--baseline` and `--write-baseline`.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Hold back the findings that this file names.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp("Write the findings to this file, and report none.", valueName: "file"))
  var writeBaseline: String?

  func validate() throws {
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--baseline reads and --write-baseline writes; give one of them.")
    }
  }

  /// The findings that are held back; nothing where no file is named.
  func known() throws -> Baseline? { try baseline.map(Baseline.init(file:)) }
}

/// Says what became of a baseline.
struct BaselineReport {
  let context: CommandContext
  let isQuiet: Bool

  /// Writes findings as known.
  func write(
    _ findings: [Finding], to file: String
  ) throws {
    try OutputFile.write(Baseline(of: findings).text.utf8.map { $0 }, to: file)
    if !isQuiet {
      let count = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
      context.complain("\(file): \(count) written; --baseline holds them back.")
    }
  }

  /// Says which entries hold back nothing any more.
  func tellStale(_ stale: [Baseline.Entry], of baseline: String?) {
    guard !isQuiet, let baseline, !stale.isEmpty else { return }
    let shown = stale.prefix(5).map { "\($0.code) \($0.file.isEmpty ? "(dataset)" : $0.file)" }
    let rest = stale.count > shown.count ? ", …" : ""
    let count = stale.count == 1 ? "1 entry holds" : "\(stale.count) entries hold"
    context.complain(
      "note: \(baseline): \(count) back nothing any more (\(shown.joined(separator: ", "))\(rest)). "
        + "Write it anew with --write-baseline.")
  }
}
