import Rendering

/// The style of the page of previews, beyond what all pages share.
enum MatchPageStyle {
  /// `MatchPage.css`, the previews' own hues for lines over a photograph, and what changes on a
  /// narrow screen.
  static let text =
    PackageResources.MatchPage_css + Array(hues.utf8) + PackageResources.MatchPageNarrow_css

  private static let hues = Palette.dark.hues.enumerated().map { place, ink in
    let color = ink.hexadecimal
    return ".h\(place){stroke:\(color)}text.h\(place){fill:\(color);stroke:#000}"
      + "i.h\(place){background:\(color)}\n"
  }.joined()
}
