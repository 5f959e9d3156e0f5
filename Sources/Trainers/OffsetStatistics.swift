import Targets

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
  public mutating func add(_ offsets: BoxOffsets<Double>) {
    let numbers = offsets.numbers()
    guard numbers.allSatisfy({ abs($0) <= 1e9 }) else {
      poisoned += 1
      return
    }
    count += 1
    for (axis, number) in numbers.enumerated() {
      sums[axis].add(number)
      squares[axis].add(number * number)
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
  public var mean: BoxOffsets<Double>? {
    count > 0 ? offsets { mean(of: $0) } : nil
  }

  /// Standard deviations over all positives (divided by their number, not one less).
  public var standardDeviation: BoxOffsets<Double>? {
    guard count > 0 else { return nil }
    return offsets { axis in
      let mean = mean(of: axis)
      let variance = squares[axis].value / Double(count) - mean * mean
      return max(0, variance).squareRoot()
    }
  }

  private func mean(of axis: Int) -> Double { sums[axis].value / Double(count) }

  private func offsets(_ value: (_ axis: Int) -> Double) -> BoxOffsets<Double> {
    BoxOffsets(tx: value(0), ty: value(1), tw: value(2), th: value(3))
  }
}
