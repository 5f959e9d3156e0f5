/// Four edges that nobody has checked: a box as a file states it or as a trainer holds it, perhaps
/// upside down, without area, or no number at all.
///
/// What a `SIMD4` would hold, with names and a space: edges in pixels of an image can't be taken for
/// edges in pixels of the network's input, nor for shares of an image.
///
/// ```swift
/// let written = Edges<Pixels>(xMin: 40, yMin: 30, xMax: 10, yMax: 60)
/// written.width  // -30.0: nothing is repaired
/// written.box  // nil: what is upside down is no box
/// ```
public struct Edges<Space: CoordinateSpace>: Hashable, Sendable {
  /// Left edge, in units of `Space`.
  public var xMin: Double
  /// Top edge.
  public var yMin: Double
  /// Right edge.
  public var xMax: Double
  /// Bottom edge.
  public var yMax: Double

  /// Takes four numbers as they are.
  public init(xMin: Double, yMin: Double, xMax: Double, yMax: Double) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
  }

  /// The edges of a checked box.
  public init(_ box: Box<Space>) {
    self.init(xMin: box.xMin, yMin: box.yMin, xMax: box.xMax, yMax: box.yMax)
  }

  /// The edges around a center, each half a side away.
  public init(_ frame: Frame<Space>) {
    self.init(
      xMin: frame.cx - frame.width / 2, yMin: frame.cy - frame.height / 2,
      xMax: frame.cx + frame.width / 2, yMax: frame.cy + frame.height / 2)
  }

  /// `xMax − xMin`: zero or less for a box without width.
  public var width: Double { xMax - xMin }
  /// `yMax − yMin`: zero or less for a box without height.
  public var height: Double { yMax - yMin }

  /// Left, top, right, bottom: the order in which arrays and JSON hold them.
  public var numbers: [Double] { [xMin, yMin, xMax, yMax] }

  /// The checked box, or nothing when an edge is not finite or the edges enclose no area.
  public var box: Box<Space>? { Box(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax) }
}
