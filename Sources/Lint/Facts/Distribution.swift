/// Positive numbers summed up: how many, how large, how spread. Mergeable, and the same for any
/// order of the numbers: counts and whole sums only.
public struct Distribution: Hashable, Sendable {
  /// How many numbers.
  public private(set) var count = 0
  /// The least; infinity without numbers.
  public private(set) var minimum = Double.infinity
  /// The greatest; 0 without numbers.
  public private(set) var maximum = 0.0
  /// The sum in thousandths: whole numbers add up to the same in any order.
  private var thousandths = 0
  /// Numbers by logarithm, in steps of ``stepsPerDoubling``.
  private var bins: [Int: Int] = [:]

  private static let stepsPerDoubling = 16.0

  /// No numbers.
  public init() {}

  /// The arithmetic mean, to a thousandth; nothing without numbers.
  public var mean: Double? { count == 0 ? nil : Double(thousandths) / 1000 / Double(count) }

  /// Takes one number; those that are not positive and finite are left out.
  public mutating func add(_ value: Double) {
    guard value > 0, value.isFinite, let whole = Int(exactly: (value * 1000).rounded()),
      let bin = Int(exactly: (Logarithm.base2(value) * Self.stepsPerDoubling).rounded(.down))
    else { return }
    count += 1
    minimum = min(minimum, value)
    maximum = max(maximum, value)
    thousandths &+= whole
    bins[bin, default: 0] += 1
  }

  /// Takes over another's numbers.
  public mutating func merge(_ other: Distribution) {
    count += other.count
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    thousandths &+= other.thousandths
    bins.merge(other.bins, uniquingKeysWith: +)
  }

  /// The number below which a share of all lies, to about 2 %; nothing without numbers.
  ///
  /// - Parameter share: 0.5 for the median.
  public func quantile(_ share: Double) -> Double? {
    guard count > 0 else { return nil }
    guard share > 0 else { return minimum }
    let rank = share * Double(count)
    var seen = 0
    for (bin, times) in bins.sorted(by: { $0.key < $1.key }) {
      seen += times
      if Double(seen) >= rank {
        let middle = Logarithm.power2((Double(bin) + 0.5) / Self.stepsPerDoubling)
        return min(max(middle, minimum), maximum)
      }
    }
    return maximum
  }

  /// The numbers by size, for a plot: lower bounds and counts, a quarter of a doubling each.
  public var histogram: [(from: Double, to: Double, count: Int)] {
    var coarse: [Int: Int] = [:]
    for (bin, times) in bins {
      coarse[Int((Double(bin) / 4).rounded(.down)), default: 0] += times
    }
    guard let first = coarse.keys.min(), let last = coarse.keys.max() else { return [] }
    return (first...last).map { step in
      (
        Logarithm.power2(Double(step) / 4), Logarithm.power2(Double(step + 1) / 4),
        coarse[step] ?? 0
      )
    }
  }
}
