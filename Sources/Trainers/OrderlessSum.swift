/// A sum that is the same in whatever order numbers are added: kept in fixed point, with 40 bits
/// after the point (about 12 decimals).
struct OrderlessSum: Hashable, Sendable {
  /// Numbers beyond this magnitude are not added.
  static let limit = 0x1p60
  private static let scale = 0x1p40
  private var units: Int128 = 0

  /// Adds a number within ±``limit``; any other is passed over.
  mutating func add(_ value: Double) {
    guard abs(value) <= Self.limit else { return }
    units += Int128((value * Self.scale).rounded())
  }

  mutating func merge(_ other: OrderlessSum) { units += other.units }

  /// The sum.
  var value: Double { Double(units) / Self.scale }
}
