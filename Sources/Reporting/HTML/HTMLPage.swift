import Text

/// A page in one file: nothing is fetched, and its policy lets no other style or script run than its
/// own.
struct HTMLPage {
  /// The page's title and first heading.
  let title: String
  /// Style beyond ``PageStyle``.
  var style = ""
  /// The one script, if any; runs at the end of the page.
  var script = ""

  /// The page around what `content` appends.
  ///
  /// - Parameter version: this program's, for the last line.
  func bytes(version: String, _ content: (inout [UInt8]) -> Void) -> [UInt8] {
    var out = Array(head.utf8)
    content(&out)
    out += "<footer>anchorkit ".utf8
    MarkupText.append(version, to: &out)
    out += "</footer>\n</main>\n".utf8
    if !script.isEmpty { out += "<script>\(script)</script>\n".utf8 }
    out += "</body>\n</html>\n".utf8
    return out
  }

  /// The page up to its content.
  private var head: String {
    let style = PageStyle.text + style
    let title = MarkupText.of(title)
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
      style-src \(Self.source(of: style)); script-src \(Self.source(of: script)); \
      base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      <h1>\(title)</h1>

      """
  }

  /// What the policy allows: the text with this hash and no other.
  private static func source(of text: String) -> String {
    text.isEmpty ? "'none'" : "'sha256-\(SHA256.base64(text))'"
  }

  /// A cell with a count and one with a bar; drawn, because inline style is not allowed.
  static func appendBar(_ count: Int, of most: Int, to out: inout [UInt8]) {
    let width = max(1, count * 100 / max(1, most))
    out +=
      """
      <td class="number">\(DecimalText.grouped(count))</td><td class="bar"><svg viewBox="0 0 100 8" \
      preserveAspectRatio="none" aria-hidden="true"><rect width="\(width)" height="8"/></svg></td>\
      </tr>

      """.utf8
  }

  /// A table cell with a share of 1 as a percentage, and one with a bar.
  static func appendBar(share: Double, to out: inout [UInt8]) {
    let width = share.isFinite ? max(0, min(100, Int((share * 100).rounded()))) : 0
    out +=
      """
      <td class="number">\(DecimalText.percent(share))</td><td class="bar"><svg viewBox="0 0 100 8" \
      preserveAspectRatio="none" aria-hidden="true"><rect width="\(width)" height="8"/></svg></td>\
      </tr>

      """.utf8
  }

  /// Counts in a row of tiles.
  static func appendTiles(
    _ tiles: [(kind: String, label: String, value: String)], to out: inout [UInt8]
  ) {
    out += "<ul class=\"tiles\">".utf8
    for tile in tiles {
      out += "<li class=\"\(tile.kind)\"><b>\(tile.value)</b> ".utf8
      MarkupText.append(tile.label, to: &out)
      out += "</li>".utf8
    }
    out += "</ul>\n".utf8
  }
}
