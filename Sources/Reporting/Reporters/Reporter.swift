/// A form that findings are told in. The same report gives the same bytes.
public protocol Reporter: Sendable {
  /// The name on the command line.
  static var name: String { get }
  /// One line for `--help`.
  static var summary: String { get }

  /// Makes the reporter; only the text for terminals uses color.
  init(color: Bool)

  /// The whole report as UTF-8.
  func report(_ report: LintReport) -> [UInt8]
}
