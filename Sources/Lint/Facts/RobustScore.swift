/// Median and spread of weighted values, and how many spreads a value lies from the median.
///
/// The spread is the median absolute deviation times 1.4826, which is the standard deviation of
/// normal values and is not moved by the outliers that are looked for.
struct RobustScore {
  /// The middle value.
  let median: Double
  /// The typical distance from it.
  let spread: Double

  /// Measures values with their counts; nothing without values.
  ///
  /// - Parameter leastSpread: What counts as spread when most values are equal.
  init?(_ values: [(value: Double, count: Int)], leastSpread: Double) {
    guard let median = Self.median(values) else { return nil }
    let deviations = values.map { (value: abs($0.value - median), count: $0.count) }
    self.median = median
    spread = max(leastSpread, 1.4826 * (Self.median(deviations) ?? 0))
  }

  /// Signed distance from the median, in spreads.
  func score(_ value: Double) -> Double { (value - median) / spread }

  private static func median(_ values: [(value: Double, count: Int)]) -> Double? {
    let total = values.reduce(0) { $0 + $1.count }
    var seen = 0
    for (value, count) in values.sorted(by: { $0.value < $1.value }) {
      seen += count
      if 2 * seen >= total { return value }
    }
    return nil
  }
}
