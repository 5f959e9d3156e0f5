import Boxes

extension AugmentedScene {
  /// Cuts the picture to a part, keeps some boxes, clips them and moves them with it.
  ///
  /// - Parameter rect: whole pixels of the picture as it is.
  mutating func crop(to rect: Edges<Pixels>, keeping isKept: (Edges<Pixels>) -> Bool) {
    cut(to: rect)
    objects.removeAll { !isKept($0.edges) }
    for place in objects.indices {
      objects[place].edges = objects[place].edges.clipped(to: rect)
      objects[place].edges.shift(x: -rect.xMin, y: -rect.yMin)
    }
  }

  /// Cuts the picture to a part, and leaves boxes as they are. The whole picture is no part.
  mutating func cut(to rect: Edges<Pixels>) {
    guard rect != bounds else { return }
    trail.crop = Trail.Crop(
      left: rect.xMin, top: rect.yMin, width: rect.width, height: rect.height,
      ofWidth: Double(width), ofHeight: Double(height))
    place(
      inWidth: Int(cut: rect.width), height: Int(cut: rect.height),
      by: .shift(x: -rect.xMin, y: -rect.yMin))
  }

  /// The edges of the picture.
  var bounds: Edges<Pixels> {
    Edges(xMin: 0, yMin: 0, xMax: Double(width), yMax: Double(height))
  }

  /// Puts the picture somewhere on a larger one, and its boxes with it.
  mutating func expand(toWidth width: Int, height: Int, left: Double, top: Double) {
    trail.canvasAreaRatio =
      Double(width) * Double(height) / (Double(self.width) * Double(self.height))
    place(inWidth: width, height: height, by: .shift(x: left, y: top))
    for place in objects.indices { objects[place].edges.shift(x: left, y: top) }
  }

  /// Exchanges left and right of picture and boxes.
  mutating func flip() {
    let width = Double(width)
    trail.isFlipped = true
    place(inWidth: self.width, height: height, by: .mirror(width: width))
    for place in objects.indices {
      let edges = objects[place].edges
      objects[place].edges.xMin = width - edges.xMax
      objects[place].edges.xMax = width - edges.xMin
    }
  }

  /// Exchanges top and bottom of picture and boxes.
  mutating func flipVertically() {
    let height = Double(height)
    trail.isFlippedVertically = true
    place(inWidth: width, height: self.height, by: .mirror(height: height))
    for place in objects.indices {
      let edges = objects[place].edges
      objects[place].edges.yMin = height - edges.yMax
      objects[place].edges.yMax = height - edges.yMin
    }
  }

  /// Stretches picture and boxes to another size.
  mutating func resize(toWidth width: Int, height: Int) {
    let (x, y) = (Double(width) / Double(self.width), Double(height) / Double(self.height))
    place(inWidth: width, height: height, by: .scale(x: x, y: y))
    for place in objects.indices {
      let edges = objects[place].edges
      objects[place].edges = Edges(
        xMin: edges.xMin * x, yMin: edges.yMin * y, xMax: edges.xMax * x, yMax: edges.yMax * y)
    }
  }
}
