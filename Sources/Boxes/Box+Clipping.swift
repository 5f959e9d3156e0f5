extension Box {
  /// The part of the box that lies inside `bounds`, or nothing when no area is left.
  ///
  /// Clips corners. Clamping `cx, cy, w, h` one by one, as some trainers do, gives another box;
  /// that is `PriorClipping` (module `Targets`).
  public func clipped(to bounds: Box) -> Box? {
    Box(
      xMin: max(xMin, bounds.xMin), yMin: max(yMin, bounds.yMin),
      xMax: min(xMax, bounds.xMax), yMax: min(yMax, bounds.yMax))
  }

  /// How far the box reaches past each edge of `bounds`; zero where it does not.
  public func overhang(beyond bounds: Box) -> Overhang<Space> {
    Overhang(
      left: max(0, bounds.xMin - xMin), top: max(0, bounds.yMin - yMin),
      right: max(0, xMax - bounds.xMax), bottom: max(0, yMax - bounds.yMax))
  }
}

/// How far a box reaches past the edges of another, per side, in units of `Space`, never negative.
public struct Overhang<Space: CoordinateSpace>: Hashable, Sendable {
  /// Past the left edge.
  public let left: Double
  /// Past the top edge.
  public let top: Double
  /// Past the right edge.
  public let right: Double
  /// Past the bottom edge.
  public let bottom: Double

  /// The largest of the four.
  public var largest: Double { max(left, top, right, bottom) }
}
