/// Arithmetics that make corners and nothing else: the trainer lists its priors in corner form.
extension LayoutAxis {
  /// Places a shape in a cell by its corners, made in pixels.
  ///
  /// Of all clippings only that of corners means something here.
  func placeByCorners(
    _ shape: PriorShape, cell: Int, step: Double, offset: Double
  ) -> AxisPlacement {
    var low: Float
    var high: Float
    if layout.arithmetic == .doubleCorners {
      let center = (Double(cell) + offset) * step
      let half = doubleSide(of: shape) / 2
      let divisor = layout.unit == .pixel ? 1 : extent
      low = Float((center - half) / divisor)
      high = Float((center + half) / divisor)
    } else {
      let first = Float(offset * step)
      var half = 0.5 * shiftedSide(of: shape)
      if layout.roundsHalfSides { half.round(.toNearestOrEven) }
      let shift = Float(Double(cell) * step)
      let divisor = layout.unit == .pixel ? 1 : Float(extent)
      low = ((first - half) + shift) / divisor
      high = ((first + half) + shift) / divisor
    }
    if layout.clipping == .corners || layout.clipsForOverlap {
      let full = layout.unit == .pixel ? Float(extent) : 1
      low = clamped(low, to: full)
      high = clamped(high, to: full)
    }
    let frame = layout.frame.interval(from: low, to: high)
    return AxisPlacement(
      center: frame.center, side: frame.side, low: low, high: high, frameCenter: frame.center,
      frameSide: frame.side)
  }

  /// A side in pixels, from a scale by a root in `Float`.
  private func shiftedSide(of shape: PriorShape) -> Float {
    switch shape {
    case .size(let width, let height):
      return Float(pixels(isHorizontal ? width : height))
    case .scale(let scale, let ratio):
      let root = Float(1 / ratio).squareRoot()
      let base = Float(pixels(scale))
      return isHorizontal ? base * (1 / root) : base * root
    }
  }
}
