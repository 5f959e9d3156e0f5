import Foundation
import Testing

/// SHA-256 (FIPS 180-4), to compare whole tables with a recorded digest.
enum SHA256 {
  /// The digest as 64 lower-case hexadecimal digits.
  static func hex(_ message: [UInt8]) -> String {
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    withUnsafeBytes(of: UInt64(message.count * 8).bigEndian) { padded += $0 }
    var state = initial
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
    return state.map { String(format: "%08x", $0) }.joined()
  }

  private static func compress(_ words: [UInt32], _ state: inout [UInt32]) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for (word, constant) in zip(words, constants) {
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

  private static let primes = (2...311).filter { number in
    (2..<number).allSatisfy { number % $0 != 0 }
  }

  /// The first 32 bits after the point of the square roots of eight primes, and of the cube roots
  /// of 64.
  private static let initial = primes.prefix(8).map { fraction(sqrt(Double($0))) }
  private static let constants = primes.map { fraction(cbrt(Double($0))) }

  private static func fraction(_ root: Double) -> UInt32 {
    UInt32((root - root.rounded(.down)) * 4_294_967_296)
  }
}

@Suite struct SHA256Tests {
  @Test func `the digest of abc is the standard's`() {
    #expect(
      SHA256.hex(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
