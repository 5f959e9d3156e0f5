import CCairo
import Images

/// A surface to draw on, by Cairo: pixels or SVG from the same calls.
///
/// Lengths are the drawing's own units; a pixel canvas has `scale` pixels to the unit. A canvas
/// belongs to one thread; a program may have many.
public final class Canvas {
  /// The longest side in pixels that Cairo can draw.
  public static let maximumSide = 32_767

  /// Horizontal extent, in drawing units.
  public let width: Double
  /// Vertical extent, in drawing units.
  public let height: Double
  /// Pixels to the unit.
  public let scale: Double

  let context: OpaquePointer
  let fonts: CanvasFonts
  /// Where elements go instead, on a canvas that becomes SVG; Cairo then only measures text.
  var document: SVGDocument?
  private let surface: OpaquePointer

  /// A canvas of pixels, filled with `background`.
  public convenience init(width: Double, height: Double, scale: Double = 1, background: Ink)
    throws(RenderingError)
  {
    guard let columns = Int(exactly: (width * scale).rounded(.up)),
      let rows = Int(exactly: (height * scale).rounded(.up)),
      (1...Self.maximumSide).contains(columns), (1...Self.maximumSide).contains(rows),
      columns * rows <= ImageLimits.pixels
    else {
      throw .unacceptableSize(
        width: Int(exactly: (width * scale).rounded()) ?? 0,
        height: Int(exactly: (height * scale).rounded()) ?? 0)
    }
    try self.init(width: width, height: height, scale: scale, columns: columns, rows: rows)
    fill(Rectangle(x: 0, y: 0, width: width, height: height), with: background)
  }

  /// A canvas that becomes an SVG document.
  public convenience init(svgWidth width: Double, height: Double, background: Ink)
    throws(RenderingError)
  {
    try self.init(width: width, height: height, scale: 1, columns: 1, rows: 1)
    document = SVGDocument(width: width, height: height)
    fill(Rectangle(x: 0, y: 0, width: width, height: height), with: background)
  }

  private init(width: Double, height: Double, scale: Double, columns: Int, rows: Int)
    throws(RenderingError)
  {
    guard
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows)),
      let context = cairo_create(surface)
    else { throw .drawing(reason: "no surface") }
    self.width = width
    self.height = height
    self.scale = scale
    self.surface = surface
    self.context = context
    fonts = CanvasFonts()
    try check(cairo_status(context))
    cairo_scale(context, scale, scale)
    fonts.prepare(context)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  private func check(_ status: cairo_status_t) throws(RenderingError) {
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .drawing(reason: String(cString: cairo_status_to_string(status)))
    }
  }

  /// The pixels drawn so far, as a PNG file.
  public func png(effort: PNGCodec.Effort = .quick) throws(RenderingError) -> [UInt8] {
    try withRows { rows, width, height, stride throws(RenderingError) in
      do throws(ImageError) {
        return try PNGCodec.encode(
          rows: rows, width: width, height: height, stride: stride, keepsAlpha: false,
          effort: effort)
      } catch {
        throw .image(error)
      }
    }
  }

  /// The pixels drawn so far, to be drawn elsewhere.
  public func pixels() throws(RenderingError) -> PixelBuffer {
    try withRows { rows, width, height, stride in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(width * height * 4)
      for row in 0..<height {
        bytes.append(contentsOf: rows[row * stride..<row * stride + width * 4])
      }
      // The fourth byte of an RGB24 surface is unused.
      for place in Swift.stride(from: 3, to: bytes.count, by: 4) { bytes[place] = 255 }
      return PixelBuffer(width: width, height: height, premultiplied: bytes, isOpaque: true)
    }
  }

  private func withRows<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, Int, Int, Int) throws(RenderingError) -> Result
  ) throws(RenderingError) -> Result {
    try check(cairo_status(context))
    cairo_surface_flush(surface)
    guard document == nil, let data = cairo_image_surface_get_data(surface) else {
      throw .drawing(reason: "an SVG canvas has no pixels")
    }
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    return try body(
      UnsafeBufferPointer(start: data, count: stride * height), width, height, stride)
  }

  /// The SVG document drawn so far.
  public func svg() throws(RenderingError) -> [UInt8] {
    try check(cairo_status(context))
    guard let document else { throw .drawing(reason: "a pixel canvas is no SVG") }
    return document.bytes
  }
}
