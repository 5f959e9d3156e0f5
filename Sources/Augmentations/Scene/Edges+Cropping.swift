import Boxes

extension Edges<Pixels> {
  /// The center, across and down.
  var center: (x: Double, y: Double) { (x: (xMin + xMax) / 2, y: (yMin + yMax) / 2) }

  /// Whether the center of other edges lies inside, edges not included.
  func holdsCenter(of other: Edges<Pixels>) -> Bool {
    let center = other.center
    return xMin < center.x && center.x < xMax && yMin < center.y && center.y < yMax
  }

  /// What lies inside other edges.
  func clipped(to bounds: Edges<Pixels>) -> Edges<Pixels> {
    Edges(
      xMin: Swift.max(xMin, bounds.xMin), yMin: Swift.max(yMin, bounds.yMin),
      xMax: Swift.min(xMax, bounds.xMax), yMax: Swift.min(yMax, bounds.yMax))
  }

  /// Moves all four.
  mutating func shift(x: Double, y: Double) {
    xMin += x
    xMax += x
    yMin += y
    yMax += y
  }
}
