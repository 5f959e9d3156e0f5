/// The size of one prior of a cell.
public enum PriorShape: Hashable, Sendable {
  /// `scale * sqrt(ratio)` by `scale / sqrt(ratio)`; the ratio is width over height.
  case scale(Double, ratio: Double)
  /// A width and a height.
  case size(width: Double, height: Double)

  /// A square.
  public static func square(_ side: Double) -> PriorShape { .scale(side, ratio: 1) }

  /// The square of geometric mean size: `sqrt(a * b)`.
  public static func mean(_ a: Double, _ b: Double) -> PriorShape {
    .square((a * b).squareRoot())
  }
}
