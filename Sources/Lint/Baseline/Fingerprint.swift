import Labels
import Text

/// What an object or a text says, as 64 bits that are the same on every machine and in every run.
enum Fingerprint {
  /// What an object says: class, numbers. Its line and its place among the others do not count.
  static func of(_ object: LabeledObject) -> UInt64 {
    var hash = FNV1a()
    hash.take(object.className.utf8)
    guard let box = object.box else { return hash.value }
    for edge in [box.xMin, box.yMin, box.xMax, box.yMax] { hash.take(edge.bitPattern) }
    return hash.value
  }

  /// The bytes of a text.
  static func of(_ text: some StringProtocol) -> UInt64 {
    var hash = FNV1a()
    hash.take(text.utf8)
    return hash.value
  }

  /// Bytes of a text.
  static func of(bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a()
    hash.take(bytes)
    return hash.value
  }

  /// A text without its digits: counts and places in a message may change.
  static func ofWords(_ text: String) -> UInt64 {
    var hash = FNV1a()
    for byte in text.utf8 where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      hash.take(byte)
    }
    return hash.value
  }
}
