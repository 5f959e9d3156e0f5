import Labels

/// Who is told how far a study is: a command shows a line, a library mostly wants nothing
/// (``NoProgress``).
public protocol StudyProgress: Sendable {
  /// Watches a stream while `body` reads it.
  func watch<Result>(_ stream: inout LabelStream, _ body: (LabelStream) -> Result) -> Result

  /// Watches work that tells by itself how far it is, while `body` does it.
  ///
  /// - Parameters:
  ///   - what: what is counted: `scores`.
  ///   - body: gets a function to call with what is done and the total, as often as it likes.
  func watch<Result>(
    _ what: String, _ body: ((_ done: Int, _ total: Int) -> Void) throws -> Result
  ) rethrows -> Result
}

/// Tells nobody.
public struct NoProgress: StudyProgress {
  /// Makes one.
  public init() {}

  /// Reads.
  public func watch<Result>(_ stream: inout LabelStream, _ body: (LabelStream) -> Result) -> Result
  {
    body(stream)
  }

  /// Works.
  public func watch<Result>(
    _ what: String, _ body: ((_ done: Int, _ total: Int) -> Void) throws -> Result
  ) rethrows -> Result {
    try body { _, _ in }
  }
}
