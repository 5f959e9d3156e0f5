/// A checked box in corner form: finite edges, `xMin < xMax` and `yMin < yMax`.
///
/// A value of this type has an area, so overlap and coding need no guards. What a label file says
/// before it is checked is a `WrittenBox` (module `Labels`).
///
/// ```swift
/// let car = Box<Pixels>(xMin: 10, yMin: 20, xMax: 50, yMax: 40)
/// car?.area  // Optional(800.0)
/// Box<Pixels>(xMin: 50, yMin: 20, xMax: 10, yMax: 40)  // nil: upside down
/// ```
public struct Box<Space: CoordinateSpace>: Hashable, Sendable {
  /// Left edge, in units of `Space`.
  public let xMin: Double
  /// Top edge.
  public let yMin: Double
  /// Right edge; the box ends here, continuous.
  public let xMax: Double
  /// Bottom edge.
  public let yMax: Double

  /// Makes a box, or nothing when an edge is not finite or the box has no extent.
  public init?(xMin: Double, yMin: Double, xMax: Double, yMax: Double) {
    guard xMin < xMax, yMin < yMax, xMin.isFinite, yMin.isFinite, xMax.isFinite, yMax.isFinite
    else { return nil }
    self.init(uncheckedXMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax)
  }

  /// For edges that are in order by construction.
  init(uncheckedXMin xMin: Double, yMin: Double, xMax: Double, yMax: Double) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
  }

  /// Horizontal extent `xMax − xMin`. No pixel is added.
  public var width: Double { xMax - xMin }
  /// Vertical extent `yMax − yMin`. No pixel is added.
  public var height: Double { yMax - yMin }
  /// Width times height, in square units of `Space`.
  public var area: Double { width * height }

  /// The extents, or nothing when they vanish in rounding (edges 1 ulp apart at 1e300).
  public var size: Size<Space>? { Size(width: width, height: height) }
}
