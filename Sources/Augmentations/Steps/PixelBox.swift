import Boxes

/// A box or a part of a picture in pixels, in the precision of a trainer.
struct PixelBox<Scalar: BinaryFloatingPoint & Sendable>: Hashable, Sendable {
  var xMin: Scalar
  var yMin: Scalar
  var xMax: Scalar
  var yMax: Scalar

  init(_ xMin: Scalar, _ yMin: Scalar, _ xMax: Scalar, _ yMax: Scalar) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
  }

  init(_ edges: Edges<Pixels>) {
    self.init(Scalar(edges.xMin), Scalar(edges.yMin), Scalar(edges.xMax), Scalar(edges.yMax))
  }

  /// The same numbers, for the scene.
  var edges: Edges<Pixels> {
    Edges(xMin: Double(xMin), yMin: Double(yMin), xMax: Double(xMax), yMax: Double(yMax))
  }

  var width: Scalar { xMax - xMin }
  var height: Scalar { yMax - yMin }

  /// Whether the center of a box lies inside, edges not included.
  func holdsCenter(of box: PixelBox) -> Bool {
    let (x, y) = ((box.xMin + box.xMax) / 2, (box.yMin + box.yMax) / 2)
    return xMin < x && yMin < y && x < xMax && y < yMax
  }

  /// What two have in common over what they cover: the IoU.
  func overlap(with box: PixelBox) -> Scalar {
    let width = max(min(xMax, box.xMax) - max(xMin, box.xMin), 0)
    let height = max(min(yMax, box.yMax) - max(yMin, box.yMin), 0)
    let common = width * height
    return common / (box.width * box.height + self.width * self.height - common)
  }
}
