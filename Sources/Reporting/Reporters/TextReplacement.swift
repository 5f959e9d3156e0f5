/// A change of bytes in a file, for reports that carry fixes.
public struct TextReplacement: Hashable, Sendable {
  /// Where it begins, in bytes from the start of the file.
  public var offset: Int
  /// How many bytes are taken out.
  public var length: Int
  /// What is put there.
  public var text: String

  /// States a change.
  public init(offset: Int, length: Int, text: String) {
    self.offset = offset
    self.length = length
    self.text = text
  }
}
