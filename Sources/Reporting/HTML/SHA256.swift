import Rendering

/// SHA-256 (FIPS 180-4), by which a page's policy names its own style and script.
///
/// For a few kilobytes: written to be read, not to be fast.
enum SHA256 {
  /// The digest in Base64, as policies write it.
  static func base64(_ text: String) -> String {
    Base64.text(of: digest(Array(text.utf8)))
  }

  /// The 32 bytes of the digest.
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var bytes = message + [0x80]
    while bytes.count % 64 != 56 { bytes.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: (message.count * 8) >> shift))
    }
    var hash = squareRoots
    for block in stride(from: 0, to: bytes.count, by: 64) {
      var w = (0..<16).map { i in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[block + 4 * i + $1]) }
      }
      for i in 16..<64 {
        let s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >> 3)
        let s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >> 10)
        w.append(w[i - 16] &+ s0 &+ w[i - 7] &+ s1)
      }
      var v = hash
      for i in 0..<64 {
        let s1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let t1 = v[7] &+ s1 &+ choice &+ cubeRoots[i] &+ w[i]
        let s0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)
        let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
        v = [t1 &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
      }
      for i in 0..<8 { hash[i] = hash[i] &+ v[i] }
    }
    return hash.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
  }

  private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 {
    value >> count | value << (32 - count)
  }

  private static let primes = (2...311).filter { n in !(2..<n).contains { n % $0 == 0 } }
  private static let cubeRoots = primes.map { fraction(of: $0, power: 3) }
  private static let squareRoots = primes.prefix(8).map { fraction(of: $0, power: 2) }

  /// The first 32 bits of a root's fraction, found by bisection in whole numbers.
  private static func fraction(of prime: Int, power: Int) -> UInt32 {
    var low = 0.0
    var high = 20.0
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if (0..<power).reduce(1.0, { product, _ in product * middle }) <= Double(prime) {
        low = middle
      } else {
        high = middle
      }
    }
    return UInt32((low - low.rounded(.down)) * 4_294_967_296)
  }
}
