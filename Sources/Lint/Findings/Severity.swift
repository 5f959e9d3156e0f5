/// How grave a finding is.
public enum Severity: String, CaseIterable, Comparable, Hashable, Sendable {
  /// Worth knowing; nothing need be done.
  case info
  /// Probably a fault, or harmless to most trainers.
  case warning
  /// A fault: a trainer would crash on it, drop it, or learn something that nobody drew.
  case error

  /// Orders from harmless to grave.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
