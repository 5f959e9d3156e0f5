import Text

/// An SVG document as it is written: the few elements that a canvas needs.
///
/// Cairo's own SVG breaks each letter of its built-in font into dozens of trapezoids. Here text stays
/// text: it can be searched and read aloud, and a chart is a few kilobytes.
struct SVGDocument {
  private var body = ""
  private var clips = 0
  private let head: String

  init(width: Double, height: Double) {
    let (columns, rows) = (Self.number(width), Self.number(height))
    head =
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(columns)" height="\#(rows)" "#
      + #"viewBox="0 0 \#(columns) \#(rows)" font-family="Helvetica, Arial, sans-serif">"#
  }

  /// The whole document.
  var bytes: [UInt8] { Array((head + "\n" + body + "</svg>\n").utf8) }

  mutating func rectangle(_ frame: Rectangle, radius: Double, paint: String) {
    let corner = radius > 0 ? #" rx="\#(Self.number(radius))""# : ""
    body += "<rect \(Self.attributes(frame))\(corner) \(paint)/>\n"
  }

  mutating func polyline(_ points: [Point], isClosed: Bool, paint: String) {
    let places = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }
    let name = isClosed ? "polygon" : "polyline"
    body += #"<\#(name) points="\#(places.joined(separator: " "))" \#(paint)/>"# + "\n"
  }

  mutating func circle(at center: Point, radius: Double, paint: String) {
    body +=
      #"<circle cx="\#(Self.number(center.x))" cy="\#(Self.number(center.y))" "#
      + #"r="\#(Self.number(radius))" \#(paint)/>"# + "\n"
  }

  /// Text from its left end; the reader's font is fitted to the width that was laid out.
  mutating func text(_ text: String, at place: Point, width: Double, style: TextStyle) {
    let weight = style.isBold ? #" font-weight="bold""# : ""
    body +=
      #"<text x="\#(Self.number(place.x))" y="\#(Self.number(place.y))" "#
      + #"font-size="\#(Self.number(style.size))" textLength="\#(Self.number(width))" "#
      + #"lengthAdjust="spacingAndGlyphs"\#(weight) \#(Self.fill(style.ink))>"#
      + Self.escaped(text) + "</text>\n"
  }

  mutating func image(png: [UInt8], in frame: Rectangle) {
    body +=
      #"<image \#(Self.attributes(frame)) preserveAspectRatio="none" "#
      + #"href="data:image/png;base64,\#(Base64.text(of: png))"/>"# + "\n"
  }

  mutating func beginClip(to frame: Rectangle) {
    clips += 1
    body += #"<clipPath id="clip\#(clips)"><rect \#(Self.attributes(frame))/></clipPath>"#
    body += #"<g clip-path="url(#clip\#(clips))">"# + "\n"
  }

  mutating func beginMove(x: Double, y: Double) {
    body += #"<g transform="translate(\#(Self.number(x)) \#(Self.number(y)))">"# + "\n"
  }

  mutating func endGroup() { body += "</g>\n" }

  static func fill(_ ink: Ink) -> String {
    #"fill="\#(ink.hexadecimal)""# + opacity(ink, "fill-opacity")
  }

  static func stroke(_ pen: Pen) -> String {
    let dashes =
      pen.dashes.isEmpty
      ? "" : #" stroke-dasharray="\#(pen.dashes.map(number).joined(separator: " "))""#
    return #"fill="none" stroke="\#(pen.ink.hexadecimal)" stroke-width="\#(number(pen.width))""#
      + opacity(pen.ink, "stroke-opacity") + dashes
  }

  private static func opacity(_ ink: Ink, _ name: String) -> String {
    ink.alpha < 1 ? #" \#(name)="\#(number(ink.alpha))""# : ""
  }

  private static func attributes(_ frame: Rectangle) -> String {
    #"x="\#(number(frame.x))" y="\#(number(frame.y))" "#
      + #"width="\#(number(frame.width))" height="\#(number(frame.height))""#
  }

  private static func number(_ value: Double) -> String {
    DecimalText.short(value, 2)
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default:
        // What could hide or reorder its neighbors is shown as a box, as on a pixel canvas.
        escaped.unicodeScalars.append(TextRuns.isHidden(scalar) ? "\u{25A1}" : scalar)
      }
    }
    return escaped
  }
}
