/// Mean and spread of the offsets that positive priors learn, axis by axis.
///
/// Variances exist so that these spreads are near 1: a loss weighs all four alike.
public struct OffsetStatistics: Hashable, Sendable {
  /// Positives whose four offsets are numbers.
  public private(set) var count = 0
  /// Positives with an offset that is not finite, or beyond a billion: they poison a loss.
  public private(set) var poisoned = 0
  private var sums = [OrderlessSum](repeating: OrderlessSum(), count: 4)
  private var squares = [OrderlessSum](repeating: OrderlessSum(), count: 4)

  /// No offsets yet.
  public init() {}

  /// Adds `tx ty tw th` of one positive.
  public mutating func add(_ offsets: SIMD4<Double>) {
    guard (0..<4).allSatisfy({ abs(offsets[$0]) <= 1e9 }) else {
      poisoned += 1
      return
    }
    count += 1
    for axis in 0..<4 {
      sums[axis].add(offsets[axis])
      squares[axis].add(offsets[axis] * offsets[axis])
    }
  }

  /// Adds what another value holds.
  public mutating func merge(_ other: OffsetStatistics) {
    count += other.count
    poisoned += other.poisoned
    for axis in 0..<4 {
      sums[axis].merge(other.sums[axis])
      squares[axis].merge(other.squares[axis])
    }
  }

  /// Means of `tx ty tw th`; nothing without offsets.
  public var mean: SIMD4<Double>? {
    guard count > 0 else { return nil }
    var mean = SIMD4<Double>()
    for axis in 0..<4 { mean[axis] = sums[axis].value / Double(count) }
    return mean
  }

  /// Standard deviations over all positives (divided by their number, not one less).
  public var standardDeviation: SIMD4<Double>? {
    guard let mean else { return nil }
    var deviation = SIMD4<Double>()
    for axis in 0..<4 {
      let variance = squares[axis].value / Double(count) - mean[axis] * mean[axis]
      deviation[axis] = max(0, variance).squareRoot()
    }
    return deviation
  }
}
