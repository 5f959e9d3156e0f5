import Text

/// A page in one file: nothing is fetched, and its policy lets no other style or script run than its
/// own.
struct HTMLPage {
  /// The page's title and first heading.
  let title: String
  /// Style beyond that of all pages, `Page.css`.
  var style: [UInt8] = []
  /// The one script, if any; runs at the end of the page.
  var script: [UInt8] = []

  /// The page around its content.
  ///
  /// - Parameter version: this program's, for the last line.
  func bytes(version: String, _ content: Markup) -> [UInt8] {
    let style = PackageResources.Page_css + style
    var page: Markup = """
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
      \(.style(style))
      </head>
      <body>
      <main>
      <h1>\(title)</h1>

      """
    page += content
    page += "<footer>anchorkit \(version)</footer>\n</main>\n"
    if !script.isEmpty { page += "\(.script(script))\n" }
    page += "</body>\n</html>\n"
    return page.bytes
  }

  /// What the policy allows: the text with this hash and no other.
  private static func source(of code: [UInt8]) -> Markup {
    code.isEmpty ? "'none'" : "'sha256-\(Base64.text(of: SHA256.digest(code)))'"
  }

  /// A cell with a count and one with a bar, which end a row; drawn, because inline style is not
  /// allowed.
  static func bar(_ count: Int, of most: Int) -> Markup {
    bar(DecimalText.grouped(count), width: max(1, count * 100 / max(1, most)))
  }

  /// A table cell with a share of 1 as a percentage, and one with a bar, which end a row.
  static func bar(share: Double) -> Markup {
    bar(
      DecimalText.percent(share),
      width: share.isFinite ? max(0, min(100, Int((share * 100).rounded()))) : 0)
  }

  private static func bar(_ words: String, width: Int) -> Markup {
    """
    <td class="number">\(words)</td><td class="bar"><svg viewBox="0 0 100 8" \
    preserveAspectRatio="none" aria-hidden="true"><rect width="\(width)" height="8"/></svg></td>\
    </tr>

    """
  }

  /// Counts in a row of tiles.
  static func tiles(_ tiles: [(kind: String, label: String, value: String)]) -> Markup {
    let items = tiles.map { tile -> Markup in
      "<li class=\"\(tile.kind)\"><b>\(tile.value)</b> \(tile.label)</li>"
    }
    return "<ul class=\"tiles\">\(items)</ul>\n"
  }
}
