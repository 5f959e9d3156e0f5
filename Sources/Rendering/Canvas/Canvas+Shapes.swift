import CCairo
import Images

/// How a line is drawn.
public struct Pen: Hashable, Sendable {
  /// Its color.
  public var ink: Ink
  /// Its width, in drawing units.
  public var width: Double
  /// Lengths of dashes and gaps in turn; empty draws it through.
  public var dashes: [Double]

  /// Describes a line.
  public init(_ ink: Ink, width: Double = 1, dashes: [Double] = []) {
    self.ink = ink
    self.width = width
    self.dashes = dashes
  }
}

/// A place on a canvas.
public struct Point: Hashable, Sendable {
  /// From the left.
  public var x: Double
  /// From the top.
  public var y: Double

  /// Names a place.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

extension Canvas {
  /// Fills a rectangle, with rounded corners if `radius` is above zero.
  public func fill(_ frame: Rectangle, with ink: Ink, radius: Double = 0) {
    if document != nil {
      document?.rectangle(frame, radius: radius, paint: SVGDocument.fill(ink))
      return
    }
    set(ink)
    path(frame, radius: radius)
    cairo_fill(context)
  }

  /// Draws a rectangle's outline, centered on its edges.
  public func stroke(_ frame: Rectangle, with pen: Pen, radius: Double = 0) {
    if document != nil {
      document?.rectangle(frame, radius: radius, paint: SVGDocument.stroke(pen))
      return
    }
    set(pen)
    path(frame, radius: radius)
    cairo_stroke(context)
  }

  /// Draws lines through the points in turn.
  public func line(_ points: [Point], with pen: Pen) {
    guard points.count > 1 else { return }
    if document != nil {
      document?.polyline(points, isClosed: false, paint: SVGDocument.stroke(pen))
      return
    }
    set(pen)
    trace(points)
    cairo_stroke(context)
  }

  /// Fills the polygon that the points enclose.
  public func fill(polygon points: [Point], with ink: Ink) {
    guard points.count > 2 else { return }
    if document != nil {
      document?.polyline(points, isClosed: true, paint: SVGDocument.fill(ink))
      return
    }
    set(ink)
    trace(points)
    cairo_close_path(context)
    cairo_fill(context)
  }

  /// Fills a circle.
  public func dot(at center: Point, radius: Double, with ink: Ink) {
    if document != nil {
      document?.circle(at: center, radius: radius, paint: SVGDocument.fill(ink))
      return
    }
    set(ink)
    cairo_new_sub_path(context)
    cairo_arc(context, center.x, center.y, radius, 0, 2 * Double.pi)
    cairo_fill(context)
  }

  /// Draws a circle's outline.
  public func ring(at center: Point, radius: Double, with pen: Pen) {
    if document != nil {
      document?.circle(at: center, radius: radius, paint: SVGDocument.stroke(pen))
      return
    }
    set(pen)
    cairo_new_sub_path(context)
    cairo_arc(context, center.x, center.y, radius, 0, 2 * Double.pi)
    cairo_stroke(context)
  }

  /// Draws diagonal lines across a rectangle, from bottom left to top right.
  public func hatch(_ frame: Rectangle, with pen: Pen, spacing: Double) {
    clipped(to: frame) {
      // Lines lie on one lattice, so that neighboring regions continue each other.
      var offset = ((frame.x + frame.y) / spacing).rounded(.down) * spacing
      while offset < frame.maxX + frame.maxY {
        line(
          [
            Point(x: offset - frame.y, y: frame.y), Point(x: offset - frame.maxY, y: frame.maxY),
          ], with: pen)
        offset += spacing
      }
    }
  }

  /// Draws with everything outside a rectangle left alone.
  public func clipped(to frame: Rectangle, _ draw: () -> Void) {
    if document != nil {
      document?.beginClip(to: frame)
      draw()
      document?.endGroup()
      return
    }
    cairo_save(context)
    cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
    cairo_clip(context)
    draw()
    cairo_restore(context)
  }

  /// Draws with the origin moved.
  public func moved(toX x: Double, y: Double, _ draw: () -> Void) {
    if document != nil {
      document?.beginMove(x: x, y: y)
      draw()
      document?.endGroup()
      return
    }
    cairo_save(context)
    cairo_translate(context, x, y)
    draw()
    cairo_restore(context)
  }

  /// The nearest place on which a line of that width is crisp.
  func crisp(_ place: Double, lineWidth: Double) -> Double {
    let pixels = (lineWidth * scale).rounded()
    let isOdd = pixels.truncatingRemainder(dividingBy: 2) == 1
    let pixel = place * scale
    return (isOdd ? pixel.rounded(.down) + 0.5 : pixel.rounded()) / scale
  }

  /// The rectangle whose outline is crisp at that line width.
  func crisp(_ frame: Rectangle, lineWidth: Double) -> Rectangle {
    let left = crisp(frame.x, lineWidth: lineWidth)
    let top = crisp(frame.y, lineWidth: lineWidth)
    return Rectangle(
      x: left, y: top, width: crisp(frame.maxX, lineWidth: lineWidth) - left,
      height: crisp(frame.maxY, lineWidth: lineWidth) - top)
  }

  func set(_ ink: Ink) {
    cairo_set_source_rgba(context, ink.red, ink.green, ink.blue, ink.alpha)
  }

  private func set(_ pen: Pen) {
    set(pen.ink)
    cairo_set_line_width(context, pen.width)
    cairo_set_dash(context, pen.dashes, Int32(pen.dashes.count), 0)
  }

  private func trace(_ points: [Point]) {
    for (index, point) in points.enumerated() {
      if index == 0 {
        cairo_move_to(context, point.x, point.y)
      } else {
        cairo_line_to(context, point.x, point.y)
      }
    }
  }

  private func path(_ frame: Rectangle, radius: Double) {
    let radius = min(radius, frame.width / 2, frame.height / 2)
    guard radius > 0 else {
      cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
      return
    }
    let quarter = Double.pi / 2
    cairo_new_sub_path(context)
    cairo_arc(context, frame.maxX - radius, frame.y + radius, radius, -quarter, 0)
    cairo_arc(context, frame.maxX - radius, frame.maxY - radius, radius, 0, quarter)
    cairo_arc(context, frame.x + radius, frame.maxY - radius, radius, quarter, 2 * quarter)
    cairo_arc(context, frame.x + radius, frame.y + radius, radius, 2 * quarter, 3 * quarter)
    cairo_close_path(context)
  }
}
