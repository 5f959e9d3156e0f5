/// Random numbers that are the same on every machine: SplitMix64.
///
/// Each stream of a seed is a sequence of its own, so restarts can run in any order.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Starts a stream of a seed.
  public init(seed: UInt64, stream: UInt64 = 0) {
    state = seed
    // Mixed, so that stream 1 of seed 0 is not stream 0 of seed 1.
    state = next() ^ (stream &* 0xD1B5_4A32_D192_ED03)
    state = next()
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number in `0..<1`: the upper 53 bits times 2^-53.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A place in `0..<count`.
  public mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
