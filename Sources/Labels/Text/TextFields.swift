/// The fields of a line of text.
enum TextFields {
  /// The fields between blanks and tabs.
  static func split(_ line: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    line.split { isBlank($0) }.map(UnsafeRawBufferPointer.init(rebasing:))
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
