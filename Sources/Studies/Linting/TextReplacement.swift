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

extension TextReplacement {
  /// The one run of bytes in which two versions of a file differ; nothing when they are equal, or
  /// when what is put there is no text.
  public init?(from before: [UInt8], to after: [UInt8]) {
    let shorter = min(before.count, after.count)
    var start = 0
    while start < shorter, before[start] == after[start] { start += 1 }
    var end = 0
    while end < shorter - start, before[before.count - 1 - end] == after[after.count - 1 - end] {
      end += 1
    }
    let length = before.count - start - end
    let inserted = after[start..<(after.count - end)]
    guard length > 0 || !inserted.isEmpty,
      let text = String(validating: inserted, as: UTF8.self)
    else { return nil }
    self.init(offset: start, length: length, text: text)
  }
}
