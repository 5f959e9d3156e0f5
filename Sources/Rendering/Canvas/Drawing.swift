import Images

/// Something that can be drawn as pixels or as SVG, by the same calls.
public protocol Drawing: Sendable {
  /// Horizontal extent, in drawing units.
  var width: Double { get }
  /// Vertical extent, in drawing units.
  var height: Double { get }
  /// The colors.
  var theme: Theme { get }
  /// Draws on a canvas of that size, whose background is filled.
  func draw(on canvas: Canvas)
}

extension Drawing {
  /// A PNG file with `scale` pixels to the unit.
  ///
  /// Charts are a few flat colors, so `small` costs little and saves much.
  public func png(scale: Double = 2, effort: PNGCodec.Effort = .small) throws(RenderingError)
    -> [UInt8]
  {
    let canvas = try Canvas(
      width: width, height: height, scale: scale, background: theme.palette.background)
    draw(on: canvas)
    return try canvas.png(effort: effort)
  }

  /// An SVG document; text is drawn as outlines, so it looks the same without any font.
  public func svg() throws(RenderingError) -> [UInt8] {
    let canvas = try Canvas(
      svgWidth: width, height: height, background: theme.palette.background)
    draw(on: canvas)
    return try canvas.svg()
  }
}
