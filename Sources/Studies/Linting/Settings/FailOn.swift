import Lint

/// The lowest severity that is a failure.
public enum FailOn: String, CaseIterable, Sendable {
  /// Errors alone.
  case error
  /// Warnings too.
  case warning
  /// Whatever is told.
  case info
  /// Nothing is one.
  case never

  /// Whether some finding is a failure.
  public func isReached(by findings: [Finding]) -> Bool {
    switch self {
    case .never: false
    case .error: findings.contains { $0.severity >= .error }
    case .warning: findings.contains { $0.severity >= .warning }
    case .info: !findings.isEmpty
    }
  }
}
