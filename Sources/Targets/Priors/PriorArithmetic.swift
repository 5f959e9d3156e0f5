/// The precision and operation order that a trainer makes its priors in.
///
/// Boxes inside several priors of equal size tie exactly in real numbers, and rounding decides who
/// wins; so the order of operations is part of a layout.
public enum PriorArithmetic: Hashable, Sendable {
  /// Center and sides in `Double`, rounded to `Float`; corners `center ∓ side / 2` in `Float`.
  case doublesRounded
  /// Centers `((cell + 0.5) * step) / side` in `Float`, sides in `Double` and rounded.
  case floatCenters
  /// Sides `scale * sqrt(ratio)` in `Float`, corners in `Double` from them, divided and rounded.
  case floatSides
  /// Centers `(cell + 0.5) / (side / step)` in unit; corners `(center ∓ 0.5 * side) * image side`,
  /// all in `Float`.
  case unitThenPixels
}

/// How the center form that offsets are measured from is made.
public enum CodingFrame: Hashable, Sendable {
  /// The prior's own center form.
  case asListed
  /// Again from the corners: `(min + max) / 2`.
  case cornerMean
  /// Again from the corners: `min + 0.5 * (max − min)`.
  case cornerPlusHalf

  /// Center and extent of an interval, in `Float`.
  func interval(from low: Float, to high: Float) -> (center: Float, side: Float) {
    let side = high - low
    return switch self {
    case .cornerPlusHalf: (low + 0.5 * side, side)
    case .asListed, .cornerMean: ((low + high) / 2, side)
    }
  }
}
