import Lint
import Text

extension Baseline {
  /// What is to be said of a baseline that was written.
  public static func wrote(_ findings: [Finding], to file: String) -> String {
    let count = DecimalText.count(findings.count, "finding", "findings", isGrouped: false)
    return "\(file): \(count) written; --baseline holds them back."
  }

  /// Which entries of a file hold back nothing any more.
  public static func text(stale: [Entry], of file: String) -> String {
    let shown = stale.prefix(5).map { "\($0.code) \($0.file.isEmpty ? "(dataset)" : $0.file)" }
    let rest = stale.count > shown.count ? ", …" : ""
    let count = DecimalText.count(stale.count, "entry holds", "entries hold", isGrouped: false)
    return
      "\(file): \(count) back nothing any more (\(shown.joined(separator: ", "))\(rest)). "
      + "Write it anew with --write-baseline."
  }
}
