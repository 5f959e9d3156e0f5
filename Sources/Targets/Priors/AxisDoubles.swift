/// One axis of one prior in `Double`, for a trainer that computes in nothing else.
struct AxisDoubles {
  var center: Double
  var side: Double
  var low: Double
  var high: Double
}

extension AxisPlacement {
  /// The same in `Float`, for everything that only shows priors or skips far ones.
  init(_ doubles: AxisDoubles) {
    self.init(
      center: Float(doubles.center), side: Float(doubles.side), low: Float(doubles.low),
      high: Float(doubles.high), frameCenter: Float(doubles.center),
      frameSide: Float(doubles.side))
  }
}

extension LayoutAxis {
  /// Centers run in even steps from the first to the last, as NumPy's `linspace` makes them.
  func doubleCenter(
    cell: Int, of cells: Int, _ centering: GridCentering, offset: Double = 0.5
  ) -> Double {
    let step = centering.step(extent: extent, cells: cells)
    let first = offset * step
    let last = (offset + Double(cells) - 1) * step
    if cells == 1 { return first }
    return cell == cells - 1 ? last : Double(cell) * ((last - first) / Double(cells - 1)) + first
  }

  /// Places a shape in a cell, in `Double`.
  func doubles(
    _ shape: PriorShape, cell: Int, of cells: Int, _ centering: GridCentering,
    offset: Double = 0.5
  ) -> AxisDoubles {
    let center = doubleCenter(cell: cell, of: cells, centering, offset: offset)
    let side = doubleSide(of: shape)
    let divisor = layout.unit == .pixel ? 1 : extent
    let limit = layout.unit == .pixel ? extent : 1
    var low = (center - side / 2) / divisor
    var high = (center + side / 2) / divisor
    if layout.clipping == .corners {
      low = min(max(low, 0), limit)
      high = min(max(high, 0), limit)
    }
    let middle = (low + high) / 2
    let width = high - low
    return AxisDoubles(
      center: middle, side: width, low: middle - width / 2, high: middle + width / 2)
  }

  /// A side in pixels, not rounded.
  func doubleSide(of shape: PriorShape) -> Double {
    switch shape {
    case .size(let width, let height):
      return pixels(isHorizontal ? width : height)
    case .scale(let scale, let ratio):
      let base = pixels(scale)
      return isHorizontal ? base * ratio.squareRoot() : base / ratio.squareRoot()
    }
  }

  /// A length of the shapes' table in pixels.
  func pixels(_ length: Double) -> Double {
    switch layout.shapeUnit {
    case .pixel: length
    case .unit: length * extent
    case .shorterSide: length * Double(min(layout.imageSize.width, layout.imageSize.height))
    }
  }
}

/// The priors of a layout in `Double`: where overlap and offsets are measured.
struct PriorDoubles: Sendable {
  var corners = CornerColumns<Double>()
  var frames = CenterColumns<Double>()

  /// Adds a prior by its axes.
  mutating func append(_ x: AxisDoubles, _ y: AxisDoubles) {
    corners.append(xMin: x.low, yMin: y.low, xMax: x.high, yMax: y.high)
    frames.append(cx: x.center, cy: y.center, width: x.side, height: y.side)
  }
}
