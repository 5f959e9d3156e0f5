/// Cases reproduced of cases recorded.
struct ParityTally: CustomStringConvertible {
  private(set) var reproduced = 0
  private(set) var recorded = 0
  /// What is short, with the reason.
  private(set) var misses: [String] = []

  /// Counts a case; `miss` says what differs.
  mutating func count(_ name: String, _ miss: String?) {
    recorded += 1
    if let miss { misses.append("\(name): \(miss)") } else { reproduced += 1 }
  }

  var isComplete: Bool { reproduced == recorded }
  var description: String { "\(reproduced)/\(recorded)" }
}

/// Whether a number is the recorded one: equal, or within a relative tolerance (absolute below 1);
/// non-finite numbers must be the same.
func agrees(_ got: Double, _ want: Double, within tolerance: Double) -> Bool {
  if !got.isFinite || !want.isFinite {
    return got == want || got.isNaN && want.isNaN
  }
  return abs(got - want) <= tolerance * max(1, abs(want))
}
