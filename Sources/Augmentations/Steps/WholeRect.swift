import Boxes

/// A part of a picture in whole pixels.
struct WholeRect: Hashable, Sendable {
  var left: Int
  var top: Int
  var width: Int
  var height: Int

  init(left: Int, top: Int, width: Int, height: Int) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  /// A box in a picture, its edges cut to whole pixels and to the picture. An edge that is no number
  /// lies at 0.
  init(of edges: Edges<Pixels>, in picture: WholeRect) {
    func whole(_ edge: Double, _ side: Int) -> Int {
      let share = Float(edge) / Float(side)
      return share > 0 ? Int(min(share, 1) * Float(side)) : 0
    }
    left = whole(edges.xMin, picture.width)
    top = whole(edges.yMin, picture.height)
    width = whole(edges.xMax, picture.width) - left
    height = whole(edges.yMax, picture.height) - top
  }

  /// In pixels. A box that is upside down both ways has one too.
  var area: Int { width * height }

  /// The edges.
  var edges: Edges<Pixels> {
    Edges(
      xMin: Double(left), yMin: Double(top), xMax: Double(left + width),
      yMax: Double(top + height))
  }

  /// How many pixels lie in both.
  func shared(with other: WholeRect) -> Int {
    let width = min(left + self.width, other.left + other.width) - max(left, other.left)
    let height = min(top + self.height, other.top + other.height) - max(top, other.top)
    return width < 0 || height < 0 ? 0 : width * height
  }
}
