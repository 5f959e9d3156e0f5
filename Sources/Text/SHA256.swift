/// SHA-256 (FIPS 180-4), by which a page's policy names its own style and script.
///
/// Written to be read, not to be fast: about 50 MB a second.
public enum SHA256 {
  /// The 32 bytes of the digest.
  public static func digest(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    withUnsafeBytes(of: UInt64(message.count * 8).bigEndian) { padded += $0 }
    var state = squareRoots
    var words = [UInt32](repeating: 0, count: 64)
    for block in stride(from: 0, to: padded.count, by: 64) {
      for place in 0..<16 {
        let bytes = padded[block + 4 * place..<block + 4 * place + 4]
        words[place] = bytes.reduce(0) { $0 << 8 | UInt32($1) }
      }
      for place in 16..<64 {
        let (near, far) = (words[place - 2], words[place - 15])
        let low = rotate(far, 7) ^ rotate(far, 18) ^ far >> 3
        let high = rotate(near, 17) ^ rotate(near, 19) ^ near >> 10
        words[place] = words[place - 16] &+ low &+ words[place - 7] &+ high
      }
      compress(words, &state)
    }
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
    }
  }

  private static func compress(_ words: [UInt32], _ state: inout [UInt32]) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for (word, constant) in zip(words, cubeRoots) {
      let choice = (e & f) ^ (~e & g)
      let high = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let first = h &+ high &+ choice &+ constant &+ word
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (place, value) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= value }
  }

  private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 {
    value >> count | value << (32 - count)
  }

  private static let primes = (2...311).filter { n in !(2..<n).contains { n % $0 == 0 } }
  private static let cubeRoots = primes.map { fraction(of: $0, power: 3) }
  private static let squareRoots = primes.prefix(8).map { fraction(of: $0, power: 2) }

  /// The first 32 bits of a root's fraction, found by bisection.
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
