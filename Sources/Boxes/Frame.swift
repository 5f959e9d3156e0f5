/// A center and two sides that nobody has checked: how trainers hold a prior or an object that may
/// have no area, or an infinite one. ``Edges`` in center form.
public struct Frame<Space: CoordinateSpace>: Hashable, Sendable {
  /// Horizontal center, in units of `Space`.
  public var cx: Double
  /// Vertical center.
  public var cy: Double
  /// Horizontal extent.
  public var width: Double
  /// Vertical extent.
  public var height: Double

  /// Takes four numbers as they are.
  public init(cx: Double, cy: Double, width: Double, height: Double) {
    self.cx = cx
    self.cy = cy
    self.width = width
    self.height = height
  }

  /// Width times height; for no box at all, whatever the product is.
  public var area: Double { width * height }

  /// The checked box, or nothing when an edge is not finite or the edges enclose no area.
  public var box: Box<Space>? { Edges(self).box }
}
