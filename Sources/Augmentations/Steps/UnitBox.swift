import Boxes

/// A box as shares of a picture's size in single precision, as many trainers hold it.
struct UnitBox: Hashable, Sendable {
  var xMin: Float
  var yMin: Float
  var xMax: Float
  var yMax: Float

  init(_ xMin: Float, _ yMin: Float, _ xMax: Float, _ yMax: Float) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
  }

  /// The whole picture.
  static let unit = UnitBox(0, 0, 1, 1)

  /// Zero for a box that is upside down.
  var area: Float { xMax < xMin || yMax < yMin ? 0 : (xMax - xMin) * (yMax - yMin) }

  /// What lies inside the picture.
  var clipped: UnitBox {
    UnitBox(
      max(min(xMin, 1), 0), max(min(yMin, 1), 0), max(min(xMax, 1), 0), max(min(yMax, 1), 0))
  }
}
