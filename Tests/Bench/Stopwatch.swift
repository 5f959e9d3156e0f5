/// Times of a piece of work inside this process: the least of many passes, since a machine can only
/// be slower than it is.
enum Stopwatch {
  /// The shortest time of a pass, in microseconds.
  ///
  /// - Parameter passes: how often it runs after one pass to warm up.
  static func microseconds(passes: Int = 30, _ work: () throws -> Void) rethrows -> Double {
    try work()
    var best = Duration.seconds(1_000)
    for _ in 0..<passes { best = min(best, try ContinuousClock().measure(work)) }
    return Double(best.components.seconds) * 1e6 + Double(best.components.attoseconds) / 1e12
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct BenchNumbers {
  private var state: UInt64 = 1

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return low + Double(z >> 11) * 0x1p-53 * (high - low)
  }
}
