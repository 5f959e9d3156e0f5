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
  /// All in `Float`: sides `scale * sqrt(ratio)` and corners in pixels, then divided.
  case floats
  /// All in `Double`, and so are overlap and offsets: corners in pixels, divided, back to center
  /// form, and corners again from that. The columns of ``Priors`` are these numbers rounded.
  case doubles
  /// The corners of a level's first cell in `Float`, `offset * step ∓ 0.5 * side`, then `cell * step`
  /// added in `Float`; a side from a scale is `scale * (1 / √r)` or `scale * √r`, `r` height over
  /// width, in `Float`.
  case cornersThenShift
  /// Corners `center ∓ side / 2` in `Double`, rounded to `Float` once.
  case doubleCorners

  /// Whether shapes are placed in pixels and divided afterwards, whatever the unit.
  public var placesPixels: Bool {
    ![.doublesRounded, .floatCenters, .unitThenPixels].contains(self)
  }
}
