import Boxes
import JSONText
import Rendering
import Studies
import Targets
import Text
import Trainers

/// All previews of a run as one page in one file: thumbnails that can be filtered, each opening its
/// picture with boxes that can be shown and hidden.
///
/// Boxes are numbers in the page and drawn by its script over the plain photograph, so that a toggle
/// costs nothing and lines stay sharp. Photographs are embedded as JPEG.
public struct MatchPage: Sendable {
  /// The trainer's name.
  public var trainer: String
  /// This program's version.
  public var version: String
  /// The images, in the order of the page.
  public var entries: [PagePreview]

  /// Gathers a page.
  public init(trainer: String, version: String, entries: [PagePreview]) {
    self.trainer = trainer
    self.version = version
    self.entries = entries
  }

  /// The page.
  public var html: [UInt8] {
    let page = HTMLPage(
      title: "Matches under \(trainer)", style: MatchPageStyle.text,
      script: PackageResources.MatchPage_js)
    return page.bytes(version: version, content)
  }

  private var content: Markup {
    let totals = MatchStatistics(entries.map(\.matches).filter { $0.failure == nil })
    var content = tiles(totals)
    let readers = totals.imagesByReader.readersLine
    if !readers.isEmpty { content += "<p>\(readers)</p>\n" }
    if entries.isEmpty { content += "<p class=\"none\">No image passes the filters.</p>\n" }
    content += MatchPageFrame.controls
    content += "<ul class=\"grid\" id=\"grid\">\n\(entries.map(card))</ul>\n"
    content += MatchPageFrame.viewer(totals.overlap)
    content += .data(JSONWriter(style: .compact, keyOrder: .asGiven).write(data), id: "data")
    for (place, entry) in entries.enumerated() {
      guard let picture = entry.picture else { continue }
      // Text until its image is opened.
      content += "<script type=\"text/plain\" id=\"p\(place)\">\(picture.uri)</script>\n"
    }
    return content
  }

  private func tiles(_ totals: MatchStatistics) -> Markup {
    func grouped(_ count: Int) -> String { DecimalText.grouped(count) }
    let tally = totals.overall
    return HTMLPage.tiles([
      ("", "images", grouped(totals.images)), ("", "objects", grouped(tally.objects)),
      (tally.neverMatched > 0 ? "error" : "", "never matched", grouped(tally.neverMatched)),
      (tally.forcedOnly > 0 ? "warning" : "", "forced only", grouped(tally.forcedOnly)),
      ("", "positive priors", grouped(tally.positives)),
      (
        "", "mean best \(totals.overlap.name)",
        tally.meanBestIoU.map { DecimalText.fixed($0, 3) } ?? "–"
      ),
    ])
  }

  /// A thumbnail with its name and how its objects fared; complete without scripts.
  private func card(_ entry: PagePreview) -> Markup {
    let (thumbnail, matches) = (entry.thumbnail, entry.matches)
    var card: Markup = """
      <li><button type="button"><img alt="" loading="lazy" decoding="async" \
      width="\(thumbnail.width)" height="\(thumbnail.height)" src="\(thumbnail.uri)">\
      <b>\(matches.stem)</b>\
      <span>\(DecimalText.count(matches.objects.count, "object", "objects"))
      """
    if matches.neverMatchedCount > 0 {
      card += ", <em class=\"never\">\(matches.neverMatchedCount) never matched</em>"
    }
    if matches.forcedCount > 0 {
      card += ", <em class=\"forced\">\(matches.forcedCount) forced</em>"
    }
    let lost = matches.lostEdges.count
    if let failure = matches.failure {
      card += ", <em class=\"never\">\(failure.type)</em>"
    } else if lost > 0 {
      card += ", <em class=\"never\">\(lost) not read as labeled</em>"
    }
    card += "</span></button></li>\n"
    return card
  }
}
