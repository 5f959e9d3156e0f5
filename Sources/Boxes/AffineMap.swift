/// How points of one picture come to lie in another: scaled, shifted, mirrored, turned or sheared.
///
///     x′ = xx · x + xy · y + dx
///     y′ = yx · x + yy · y + dy
///
/// - Convention: continuous pixels, the first pixel from 0 to 1; y grows downward.
public struct AffineMap: Hashable, Sendable {
  /// What x adds to x′.
  public var xx: Double
  /// What y adds to x′.
  public var xy: Double
  /// What x adds to y′.
  public var yx: Double
  /// What y adds to y′.
  public var yy: Double
  /// The shift to the right, in pixels.
  public var dx: Double
  /// The shift downward, in pixels.
  public var dy: Double

  /// Takes the six numbers.
  public init(
    xx: Double = 1, xy: Double = 0, yx: Double = 0, yy: Double = 1, dx: Double = 0, dy: Double = 0
  ) {
    self.xx = xx
    self.xy = xy
    self.yx = yx
    self.yy = yy
    self.dx = dx
    self.dy = dy
  }

  /// Leaves every point where it is.
  public static let identity = AffineMap()

  /// Moves every point.
  public static func shift(x: Double, y: Double) -> AffineMap { AffineMap(dx: x, dy: y) }

  /// Multiplies each axis.
  public static func scale(x: Double, y: Double) -> AffineMap { AffineMap(xx: x, yy: y) }

  /// Exchanges left and right of a picture that is `width` pixels wide.
  public static func mirror(width: Double) -> AffineMap { AffineMap(xx: -1, dx: width) }

  /// Exchanges top and bottom of a picture that is `height` pixels high.
  public static func mirror(height: Double) -> AffineMap { AffineMap(yy: -1, dy: height) }

  /// This map, and then another.
  public func then(_ next: AffineMap) -> AffineMap {
    AffineMap(
      xx: next.xx * xx + next.xy * yx, xy: next.xx * xy + next.xy * yy,
      yx: next.yx * xx + next.yy * yx, yy: next.yx * xy + next.yy * yy,
      dx: next.xx * dx + next.xy * dy + next.dx, dy: next.yx * dx + next.yy * dy + next.dy)
  }

  /// Where a point comes to lie.
  public func point(x: Double, y: Double) -> (x: Double, y: Double) {
    (x: xx * x + xy * y + dx, y: yx * x + yy * y + dy)
  }

  /// The hull of where the four corners come to lie.
  public func hull(of edges: Edges<Pixels>) -> Edges<Pixels> {
    let corners = [
      point(x: edges.xMin, y: edges.yMin), point(x: edges.xMax, y: edges.yMin),
      point(x: edges.xMax, y: edges.yMax), point(x: edges.xMin, y: edges.yMax),
    ]
    var hull = Edges<Pixels>(
      xMin: corners[0].x, yMin: corners[0].y, xMax: corners[0].x, yMax: corners[0].y)
    for corner in corners.dropFirst() {
      hull.xMin = min(hull.xMin, corner.x)
      hull.yMin = min(hull.yMin, corner.y)
      hull.xMax = max(hull.xMax, corner.x)
      hull.yMax = max(hull.yMax, corner.y)
    }
    return hull
  }
}
