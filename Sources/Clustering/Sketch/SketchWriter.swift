/// Writes numbers, the lowest byte first.
struct SketchWriter {
  var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func write<Word: FixedWidthInteger>(_ word: Word) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Seven bits a byte, the lowest first; the upper bit says that more follow (LEB128).
  mutating func writeShort(_ word: UInt64) {
    var word = word
    while word >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: word) | 0x80)
      word >>= 7
    }
    bytes.append(UInt8(word))
  }

  /// A side: most are whole numbers of pixels, and take one to three bytes then.
  mutating func writeSide(_ side: Double) {
    if let whole = Self.whole(side) {
      writeShort(whole << 1)
    } else {
      bytes.append(Self.fractionMark)
      write(side.bitPattern)
    }
  }

  /// Stands before a side that is no whole number.
  static let fractionMark: UInt8 = 1

  /// A side that is written as a whole number; nothing for others.
  static func whole(_ side: Double) -> UInt64? {
    side >= 1 && side < 0x1p32 ? UInt64(exactly: side) : nil
  }
}
