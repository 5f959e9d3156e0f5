import CCairo

/// The fonts of one canvas.
final class CanvasFonts {
  private let regular = CanvasFonts.face("@cairo:medium", isBold: false)
  private let bold = CanvasFonts.face("@cairo:", isBold: true)
  private var installed: InstalledFont?

  private final class InstalledFont {
    let regular = CanvasFonts.face("sans-serif", isBold: false)
    let bold = CanvasFonts.face("sans-serif", isBold: true)
    /// For asking which characters it has; nothing when no font is installed.
    let probe: OpaquePointer?
    var coverage: [Unicode.Scalar: Bool] = [:]

    init() {
      var size = cairo_matrix_t()
      var identity = cairo_matrix_t()
      cairo_matrix_init_scale(&size, 16, 16)
      cairo_matrix_init_identity(&identity)
      let options = cairo_font_options_create()
      defer { cairo_font_options_destroy(options) }
      let font = cairo_scaled_font_create(regular, &size, &identity, options)
      // Without any font, Cairo falls back to its own, which is of the user's type.
      if let font, cairo_scaled_font_status(font) == CAIRO_STATUS_SUCCESS,
        cairo_scaled_font_get_type(font) != CAIRO_FONT_TYPE_USER
      {
        probe = font
      } else {
        cairo_scaled_font_destroy(font)
        probe = nil
      }
    }

    deinit {
      cairo_scaled_font_destroy(probe)
      cairo_font_face_destroy(regular)
      cairo_font_face_destroy(bold)
    }

    func has(_ scalar: Unicode.Scalar) -> Bool {
      if let known = coverage[scalar] { return known }
      let answer = lookUp(scalar)
      coverage[scalar] = answer
      return answer
    }

    private func lookUp(_ scalar: Unicode.Scalar) -> Bool {
      guard let probe else { return false }
      var glyphs: UnsafeMutablePointer<cairo_glyph_t>?
      var count: Int32 = 0
      let status = String(scalar).withCString {
        cairo_scaled_font_text_to_glyphs(
          probe, 0, 0, $0, -1, &glyphs, &count, nil, nil, nil)
      }
      defer { cairo_glyph_free(glyphs) }
      guard status == CAIRO_STATUS_SUCCESS, count == 1, let glyph = glyphs?.pointee else {
        return false
      }
      // Glyph 0 is the font's picture for what it lacks.
      return glyph.index != 0
    }
  }

  deinit {
    cairo_font_face_destroy(regular)
    cairo_font_face_destroy(bold)
  }

  private static func face(_ family: String, isBold: Bool) -> OpaquePointer? {
    cairo_toy_font_face_create(
      family, CAIRO_FONT_SLANT_NORMAL, isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
  }

  /// Text takes the same room at any scale and in SVG.
  func prepare(_ context: OpaquePointer) {
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
  }

  func runs(of text: String) -> [TextRuns.Run] {
    TextRuns(text) { scalar in
      let font = installed ?? InstalledFont()
      installed = font
      return font.has(scalar)
    }.runs
  }

  func select(builtIn isBuiltIn: Bool, isBold: Bool, size: Double, in context: OpaquePointer) {
    let face =
      isBuiltIn
      ? (isBold ? bold : regular) : (isBold ? installed?.bold : installed?.regular)
    cairo_set_font_face(context, face)
    cairo_set_font_size(context, size)
  }
}
