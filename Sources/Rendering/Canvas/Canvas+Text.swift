import CCairo

/// How text is drawn.
public struct TextStyle: Hashable, Sendable {
  /// The font's size, in drawing units; capitals are about 0.7 of it.
  public var size: Double
  /// Whether the strokes are heavy.
  public var isBold: Bool
  /// Its color.
  public var ink: Ink

  /// Describes text.
  public init(size: Double, isBold: Bool = false, ink: Ink) {
    self.size = size
    self.isBold = isBold
    self.ink = ink
  }
}

/// Which end of a text is at the given place.
public enum TextAlignment: Hashable, Sendable {
  /// The text begins there.
  case start
  /// The text is centered there.
  case middle
  /// The text ends there.
  case end
}

extension Canvas {
  /// The height of capitals as a share of the font's size, for centering.
  static let capitalShare = 0.66

  /// How wide a text will be, in drawing units.
  public func textWidth(_ text: String, size: Double, isBold: Bool = false) -> Double {
    width(of: fonts.runs(of: text), size: size, isBold: isBold)
  }

  /// Draws one line of text.
  ///
  /// - Parameter place: on the baseline.
  public func text(
    _ text: String, at place: Point, style: TextStyle, alignment: TextAlignment = .start
  ) {
    let runs = fonts.runs(of: text)
    var x = place.x
    if alignment != .start {
      let width = width(of: runs, size: style.size, isBold: style.isBold)
      x -= alignment == .end ? width : width / 2
    }
    if document != nil {
      document?.text(
        text, at: Point(x: x, y: place.y),
        width: width(of: runs, size: style.size, isBold: style.isBold), style: style)
      return
    }
    for run in runs {
      draw(run, at: Point(x: x, y: place.y), style: style)
      x += width(of: run, size: style.size, isBold: style.isBold)
    }
  }

  /// Draws one line of text, centered vertically on a place.
  public func text(
    _ text: String, centeredOn place: Point, style: TextStyle, alignment: TextAlignment = .middle
  ) {
    let baseline = place.y + style.size * Self.capitalShare / 2
    self.text(text, at: Point(x: place.x, y: baseline), style: style, alignment: alignment)
  }

  /// The longest beginning of a text that fits a width, with dots for what is left out.
  public func shortened(_ text: String, toFit width: Double, size: Double, isBold: Bool = false)
    -> String
  {
    guard textWidth(text, size: size, isBold: isBold) > width else { return text }
    var kept = Array(text)
    while !kept.isEmpty {
      kept.removeLast()
      let candidate = String(kept) + "..."
      if textWidth(candidate, size: size, isBold: isBold) <= width { return candidate }
    }
    return ""
  }

  private func width(of runs: [TextRuns.Run], size: Double, isBold: Bool) -> Double {
    runs.reduce(0) { $0 + width(of: $1, size: size, isBold: isBold) }
  }

  private func width(of run: TextRuns.Run, size: Double, isBold: Bool) -> Double {
    switch run {
    case .builtIn(let text):
      fonts.select(builtIn: true, isBold: isBold, size: size, in: context)
      return advance(of: text)
    case .installed(let text):
      fonts.select(builtIn: false, isBold: isBold, size: size, in: context)
      return advance(of: text)
    case .boxes(let count): return Double(count) * size * 0.6
    }
  }

  private func advance(of text: String) -> Double {
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, text, &extents)
    return extents.x_advance
  }

  private func draw(_ run: TextRuns.Run, at place: Point, style: TextStyle) {
    let text: String
    switch run {
    case .builtIn(let ascii):
      fonts.select(builtIn: true, isBold: style.isBold, size: style.size, in: context)
      text = ascii
    case .installed(let other):
      fonts.select(builtIn: false, isBold: style.isBold, size: style.size, in: context)
      text = other
    case .boxes(let count):
      for index in 0..<count {
        let height = style.size * Self.capitalShare
        let frame = Rectangle(
          x: place.x + (Double(index) * 0.6 + 0.08) * style.size, y: place.y - height,
          width: style.size * 0.44, height: height)
        stroke(frame, with: Pen(style.ink, width: style.size / 14))
      }
      return
    }
    set(style.ink)
    cairo_move_to(context, place.x, place.y)
    cairo_show_text(context, text)
  }
}
