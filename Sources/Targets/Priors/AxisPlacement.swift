/// One axis of one prior. Every layout of the family is separable: x depends on column and shape
/// alone, y on row and shape.
struct AxisPlacement {
  /// As the trainer lists it.
  var center: Float
  var side: Float
  /// Where overlap is measured.
  var low: Float
  var high: Float
  /// Where offsets are measured from.
  var frameCenter: Float
  var frameSide: Float
}

/// An axis of a layout: what turns a cell and a shape into numbers.
struct LayoutAxis {
  let layout: PriorLayout
  /// The image's extent along this axis, in pixels.
  let extent: Double
  let isHorizontal: Bool

  /// Which share of the image one number of the shapes' table is.
  private var shorterShare: Double {
    Double(min(layout.imageSize.width, layout.imageSize.height)) / extent
  }

  /// The side of a shape in the layout's unit, rounded as the trainer rounds it.
  private func side(of shape: PriorShape) -> Float {
    switch shape {
    case .size(let width, let height):
      return Float(inListedUnit(isHorizontal ? width : height))
    case .scale(let scale, let ratio):
      if layout.arithmetic == .floatSides || layout.arithmetic == .floats {
        // Pixels here; corners are divided by the image's side afterwards.
        let root = Float(ratio).squareRoot()
        return isHorizontal ? Float(scale) * root : Float(scale) / root
      }
      let base = inListedUnit(scale)
      return Float(isHorizontal ? base * ratio.squareRoot() : base / ratio.squareRoot())
    }
  }

  private func inListedUnit(_ length: Double) -> Double {
    if layout.arithmetic == .floatSides || layout.arithmetic == .floats { return length }
    return switch (layout.shapeUnit, layout.unit) {
    case (.pixel, .pixel), (.unit, .unit), (.unit, .shorterSide): length
    case (.pixel, .unit), (.pixel, .shorterSide): length / extent
    case (.unit, .pixel): length * extent
    case (.shorterSide, .pixel): length * shorterShare * extent
    case (.shorterSide, .unit), (.shorterSide, .shorterSide): length * shorterShare
    }
  }

  private func center(
    cell: Int, of cells: Int, _ centering: GridCentering, offset: Double
  ) -> Float {
    let place = Float(cell) + Float(offset)
    switch (centering, layout.arithmetic) {
    case (.step, .doublesRounded), (.wholeSteps, .doublesRounded), (_, .cornersThenShift),
      (_, .doubleCorners):
      let pixels = (Double(cell) + offset) * centering.step(extent: extent, cells: cells)
      return Float(layout.unit == .pixel ? pixels : pixels / extent)
    case (.step, .floatCenters), (.wholeSteps, .floatCenters):
      return (place * Float(centering.step(extent: extent, cells: cells))) / Float(extent)
    case (_, .floatSides), (_, .floats):
      return place * Float(centering.step(extent: extent, cells: cells))
    case (.step, .unitThenPixels), (.wholeSteps, .unitThenPixels):
      return place / Float(extent / centering.step(extent: extent, cells: cells))
    case (.cells, .doublesRounded):
      let share = (Double(cell) + offset) / Double(cells)
      return Float(layout.unit == .pixel ? share * extent : share)
    case (.cells, .floatCenters), (.cells, .unitThenPixels):
      return place / Float(cells)
    case (_, .doubles):
      return Float(doubleCenter(cell: cell, of: cells, centering, offset: offset))
    }
  }

  /// Places a shape in a cell.
  func place(
    _ shape: PriorShape, cell: Int, of cells: Int, _ centering: GridCentering,
    offset: Double = 0.5
  ) -> AxisPlacement {
    if layout.arithmetic == .cornersThenShift || layout.arithmetic == .doubleCorners {
      let step = centering.step(extent: extent, cells: cells)
      return placeByCorners(shape, cell: cell, step: step, offset: offset)
    }
    if layout.arithmetic == .doubles {
      return AxisPlacement(doubles(shape, cell: cell, of: cells, centering, offset: offset))
    }
    var center = center(cell: cell, of: cells, centering, offset: offset)
    var side = side(of: shape)
    let full = layout.unit == .pixel ? Float(extent) : 1
    if layout.clipping == .centerForm { center = clamped(center, to: full) }
    if layout.clipping == .centerForm || layout.clipping == .sizes {
      side = clamped(side, to: full)
    }
    var low: Float
    var high: Float
    var cornerLimit = full
    switch layout.arithmetic {
    case .doublesRounded, .floatCenters, .cornersThenShift, .doubleCorners:
      low = center - side / 2
      high = center + side / 2
    case .floatSides:
      let divisor = layout.unit == .pixel ? 1 : extent
      low = Float((Double(center) - Double(side) / 2) / divisor)
      high = Float((Double(center) + Double(side) / 2) / divisor)
    case .floats, .doubles:
      let divisor = layout.unit == .pixel ? 1 : Float(extent)
      low = (center - side / 2) / divisor
      high = (center + side / 2) / divisor
    case .unitThenPixels:
      low = (center - 0.5 * side) * Float(extent)
      high = (center + 0.5 * side) * Float(extent)
      cornerLimit = Float(extent)
    }
    if layout.clipping == .corners || layout.clipsForOverlap {
      low = clamped(low, to: cornerLimit)
      high = clamped(high, to: cornerLimit)
    }
    let frame =
      layout.frame == .asListed
      ? (center: center, side: side) : layout.frame.interval(from: low, to: high)
    if layout.arithmetic.placesPixels { (center, side) = frame }
    return AxisPlacement(
      center: center, side: side, low: low, high: high, frameCenter: frame.center,
      frameSide: frame.side)
  }
}
