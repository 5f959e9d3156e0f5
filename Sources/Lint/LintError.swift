/// What keeps a linter from being built.
public enum LintError: Error, Hashable, Sendable {
  /// No rule has that code, name or prefix; the nearest that exists.
  case unknownRule(String, nearest: String?)
  /// No threshold of that name; the nearest that exists.
  case unknownThreshold(String, nearest: String?)
  /// A threshold outside its range.
  case badThreshold(String, value: Double, allowed: ClosedRange<Double>)
  /// A line of a baseline that can't be read.
  case badBaseline(line: Int, text: String)
}

extension LintError: CustomStringConvertible {
  /// What, what was expected, what to do.
  public var description: String {
    switch self {
    case .unknownRule(let text, let nearest):
      "no rule '\(text)'" + Self.hint(nearest) + " `dataset rules` lists them."
    case .unknownThreshold(let text, let nearest):
      "no setting '\(text)'" + Self.hint(nearest) + " --show-settings lists them."
    case .badThreshold(let name, let value, let allowed):
      "setting '\(name)': \(value) is outside \(allowed.lowerBound)…\(allowed.upperBound)."
    case .badBaseline(let line, let text):
      "baseline, line \(line): cannot read '\(text.prefix(60))'. "
        + "Write it anew with --write-baseline."
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? "."
  }
}
