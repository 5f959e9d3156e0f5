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
