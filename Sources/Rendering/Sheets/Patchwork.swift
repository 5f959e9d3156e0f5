import Boxes
import CCairo
import Images

/// A picture that is made of parts of others, each moved, scaled, mirrored or turned: what a trainer's
/// augmentation makes of them. What no part covers is gray.
public struct Patchwork {
  /// A part.
  public struct Patch {
    /// The picture that it is a part of.
    public let picture: PixelBuffer
    /// Where its pixels lie.
    public let placement: PicturePlacement

    /// Joins the two.
    public init(_ picture: PixelBuffer, _ placement: PicturePlacement) {
      self.picture = picture
      self.placement = placement
    }
  }

  /// The size of the whole, as placements count it.
  public let size: ImageSize
  /// The parts; a later one covers those before it.
  public let patches: [Patch]

  /// The most pixels that are drawn: a whole that is larger comes smaller.
  private static let pixelLimit = 4_000_000.0

  /// Joins parts.
  public init(size: ImageSize, patches: [Patch]) {
    self.size = size
    self.patches = patches
  }

  /// The whole, in pixels; smaller than its size where that is very large.
  ///
  /// - Throws: where nothing of that size can be drawn.
  public func pixels() throws(RenderingError) -> PixelBuffer {
    let (width, height) = (Double(size.width), Double(size.height))
    let scale = min(1, (Self.pixelLimit / (width * height)).squareRoot())
    let canvas = try Canvas(
      width: max(width, 1 / scale), height: max(height, 1 / scale), scale: scale,
      background: Ink(0x7C7C7C))
    for patch in patches { canvas.draw(patch) }
    return try canvas.pixels()
  }
}

extension Canvas {
  fileprivate func draw(_ patch: Patchwork.Patch) {
    let (picture, map, window) = (
      patch.picture, patch.placement.map, patch.placement.window
    )
    guard window.width > 0, window.height > 0 else { return }
    picture.bytes.withUnsafeBufferPointer { pixels in
      // Cairo takes the pixels as mutable and only reads them.
      let surface = cairo_image_surface_create_for_data(
        UnsafeMutablePointer(mutating: pixels.baseAddress),
        picture.isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(picture.width),
        Int32(picture.height), Int32(picture.width * 4))
      defer { cairo_surface_destroy(surface) }
      cairo_save(context)
      defer { cairo_restore(context) }
      cairo_rectangle(context, window.xMin, window.yMin, window.width, window.height)
      cairo_clip(context)
      var matrix = cairo_matrix_t(
        xx: map.xx, yx: map.yx, xy: map.xy, yy: map.yy, x0: map.dx, y0: map.dy)
      cairo_transform(context, &matrix)
      cairo_rectangle(context, 0, 0, Double(picture.width), Double(picture.height))
      cairo_clip(context)
      cairo_set_source_surface(context, surface, 0, 0)
      // Past the last pixel lies the last pixel, or edges would fade when enlarged.
      cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
      cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_GOOD)
      cairo_paint(context)
      // The context must not keep a surface whose pixels are about to leave.
      cairo_surface_finish(surface)
    }
  }
}
