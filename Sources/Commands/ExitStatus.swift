/// How a run ended, as scripts see it.
public enum ExitStatus: Int32, Sendable {
  /// Done, and clean. A closed pipe counts as done.
  case clean = 0
  /// Findings at or above `--fail-on`, or a check that failed.
  case findings = 1
  /// Could not do it.
  case failed = 2
  /// Bad usage: an option that does not exist or a value that makes no sense.
  case usage = 64

  /// The worse of two outcomes, for runs with several parts.
  func worse(_ other: ExitStatus) -> ExitStatus { other.rawValue > rawValue ? other : self }
}
