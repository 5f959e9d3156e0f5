import Labels

/// A hash that is the same on every machine and in every run (FNV-1a, 64 bits).
enum Fingerprint {
  /// What an object says: class, numbers. Its line and its place among the others do not count.
  static func of(_ object: LabeledObject) -> UInt64 {
    var hash = of(object.className)
    guard let box = object.box else { return hash }
    mix(box.xMin, into: &hash)
    mix(box.yMin, into: &hash)
    mix(box.xMax, into: &hash)
    mix(box.yMax, into: &hash)
    return hash
  }

  /// The bytes of a text.
  static func of(_ text: some StringProtocol) -> UInt64 {
    var hash = offset
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* prime }
    return hash
  }

  /// A text without its digits: counts and places in a message may change.
  static func ofWords(_ text: String) -> UInt64 {
    var hash = offset
    for byte in text.utf8 where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      hash = (hash ^ UInt64(byte)) &* prime
    }
    return hash
  }

  private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3

  private static func mix(_ value: Double, into hash: inout UInt64) {
    var bits = value.bitPattern
    for _ in 0..<8 {
      hash = (hash ^ (bits & 0xff)) &* prime
      bits >>= 8
    }
  }
}
