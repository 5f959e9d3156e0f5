/// Which column of a network's scores is the background's.
public enum BackgroundColumn: Hashable, Sendable {
  /// Column 0; classes follow.
  case first
  /// The one after the last class.
  case last
  /// It has none: objects alone are scored.
  case absent

  /// The column among so many, if there is one.
  func column(of count: Int) -> Int? {
    switch self {
    case .first: 0
    case .last: count - 1
    case .absent: nil
    }
  }

  /// The columns of the object classes among so many.
  func objects(of count: Int) -> Range<Int> {
    switch self {
    case .first: min(1, count)..<count
    case .last: 0..<max(count - 1, 0)
    case .absent: 0..<count
    }
  }
}
