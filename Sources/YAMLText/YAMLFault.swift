/// What keeps a YAML text from being read.
public struct YAMLFault: Error, Hashable, Sendable {
  /// Where, counted from 1.
  public let line: Int
  /// libyaml's words, or ours.
  public let reason: String

  /// States a place and a reason.
  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}
