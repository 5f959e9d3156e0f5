import CCairo
import Images

extension Canvas {
  /// Draws a picture so that it fills a rectangle, smoothly when it is not at its own size.
  public func draw(_ picture: PixelBuffer, in frame: Rectangle) {
    if document != nil {
      // A picture that can't be encoded is left out: the drawing over it still tells its story.
      if let png = try? PNGCodec.encode(picture) { document?.image(png: png, in: frame) }
      return
    }
    let columns = picture.width
    let rows = picture.height
    picture.bytes.withUnsafeBufferPointer { pixels in
      // Cairo takes the pixels as mutable and only reads them.
      let surface = cairo_image_surface_create_for_data(
        UnsafeMutablePointer(mutating: pixels.baseAddress),
        picture.isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(columns), Int32(rows),
        Int32(columns * 4))
      defer { cairo_surface_destroy(surface) }
      cairo_save(context)
      defer { cairo_restore(context) }
      cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
      cairo_clip(context)
      cairo_translate(context, frame.x, frame.y)
      cairo_scale(context, frame.width / Double(columns), frame.height / Double(rows))
      cairo_set_source_surface(context, surface, 0, 0)
      let pattern = cairo_get_source(context)
      // Past the last pixel lies the last pixel, or edges would fade when enlarged.
      cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
      let isReduced = frame.width * scale < Double(columns)
      cairo_pattern_set_filter(pattern, isReduced ? CAIRO_FILTER_GOOD : CAIRO_FILTER_BILINEAR)
      cairo_paint(context)
      // The context must not keep a surface whose pixels are about to leave.
      cairo_surface_finish(surface)
    }
  }
}
