import Glibc
import Text

/// One axis of a chart: which values it spans, where they lie, and which are written out.
struct AxisScale: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case linear
    /// Equal ratios take equal room.
    case logarithmic
  }

  let kind: Kind
  let lower: Double
  let upper: Double
  /// The written values, rising.
  let ticks: [Double]

  /// A linear axis whose ends are round numbers around the values.
  static func linear(from low: Double, to high: Double, tickCount: Int = 5) -> AxisScale {
    let (low, high) = ordered(low, high)
    let step = roundStep(atLeast: (high - low) / Double(max(1, tickCount)))
    let first = (low / step + 1e-9).rounded(.down)
    let last = max(first + 1, (high / step - 1e-9).rounded(.up))
    let count = min(50, Int(exactly: last - first) ?? 1)
    let ticks = (0...count).map { (first + Double($0)) * step }
    return AxisScale(
      kind: .linear, lower: first * step, upper: (first + Double(count)) * step, ticks: ticks)
  }

  /// A linear axis with the given ends and written values.
  static func exact(from low: Double, to high: Double, ticks: [Double]) -> AxisScale {
    let (low, high) = ordered(low, high)
    return AxisScale(kind: .linear, lower: low, upper: high, ticks: ticks)
  }

  /// A logarithmic axis around positive values, ticks at 1, 2 and 5 of each decade.
  static func logarithmic(from low: Double, to high: Double) -> AxisScale {
    let low = low > 0 && low.isFinite ? low : 1
    let high = high > low && high.isFinite ? high : low * 10
    let (lower, upper) = (low / 1.08, high * 1.08)
    let decades = Int(log10(lower).rounded(.down))...Int(log10(upper).rounded(.up))
    let isLong = log10(upper / lower) > 3.2
    let ticks = decades.flatMap { decade in
      (isLong ? [1.0] : [1, 2, 5]).map { $0 * pow(10, Double(decade)) }
    }
    return AxisScale(
      kind: .logarithmic, lower: lower, upper: upper,
      ticks: ticks.filter { (lower...upper).contains($0) })
  }

  /// How far along the axis a value lies: 0 at its lower end, 1 at its upper.
  func share(of value: Double) -> Double {
    switch kind {
    case .linear: (value - lower) / (upper - lower)
    case .logarithmic: log(max(value, .leastNormalMagnitude) / lower) / log(upper / lower)
    }
  }

  /// The value that lies that far along the axis.
  func value(at share: Double) -> Double {
    switch kind {
    case .linear: lower + share * (upper - lower)
    case .logarithmic: lower * pow(upper / lower, share)
    }
  }

  /// A tick as text: as many decimals as the ticks need to differ.
  func text(of tick: Double) -> String {
    let step = ticks.count > 1 ? abs(ticks[1] - ticks[0]) : abs(tick)
    guard kind == .linear else {
      return tick >= 1 ? DecimalText.short(tick, 1) : DecimalText.short(tick, 4)
    }
    var places = 0
    var scaled = step
    while places < 6, abs(scaled - scaled.rounded()) > 1e-6 * scaled {
      scaled *= 10
      places += 1
    }
    guard places == 0, let whole = Int(exactly: tick.rounded()) else {
      return DecimalText.fixed(tick, places)
    }
    return DecimalText.grouped(whole)
  }

  private static func ordered(_ low: Double, _ high: Double) -> (Double, Double) {
    guard low.isFinite, high.isFinite else { return (0, 1) }
    guard low != high else { return (low - 0.5, low + 0.5) }
    return (min(low, high), max(low, high))
  }

  /// The next of 1, 2, 2.5, 5 times a power of ten.
  private static func roundStep(atLeast step: Double) -> Double {
    let power = pow(10, log10(step).rounded(.down))
    for factor in [1, 2, 2.5, 5] where factor * power >= step * (1 - 1e-9) {
      return factor * power
    }
    return 10 * power
  }
}
