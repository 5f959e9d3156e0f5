/// A place in a text file. Lines and columns count from 1; columns count bytes.
public struct TextPosition: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The byte in the line, from 1.
  public let column: Int

  /// Names a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first byte of a file, where faults of the file as a whole are reported.
  public static let start = TextPosition(line: 1, column: 1)

  /// Orders by line, then by column.
  public static func < (a: TextPosition, b: TextPosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
