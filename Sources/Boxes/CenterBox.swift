/// A box in center form: the center and both sides. Priors are made in this form.
public struct CenterBox<Space: CoordinateSpace>: Hashable, Sendable {
  /// Horizontal center, in units of `Space`.
  public let cx: Double
  /// Vertical center.
  public let cy: Double
  /// Horizontal extent, greater than zero.
  public let width: Double
  /// Vertical extent, greater than zero.
  public let height: Double

  /// Makes a box around a center, or nothing when a number is not finite or a side not positive.
  public init?(cx: Double, cy: Double, width: Double, height: Double) {
    guard cx.isFinite, cy.isFinite, Size<Space>(width: width, height: height) != nil else {
      return nil
    }
    self.cx = cx
    self.cy = cy
    self.width = width
    self.height = height
  }

  /// The same box in center form.
  public init?(_ box: Box<Space>) {
    self.init(
      cx: box.xMin + box.width / 2, cy: box.yMin + box.height / 2, width: box.width,
      height: box.height)
  }
}

extension Box {
  /// The same box in corner form, or nothing when its extent vanishes in rounding.
  public init?(_ box: CenterBox<Space>) {
    self.init(
      xMin: box.cx - box.width / 2, yMin: box.cy - box.height / 2,
      xMax: box.cx + box.width / 2, yMax: box.cy + box.height / 2)
  }
}
