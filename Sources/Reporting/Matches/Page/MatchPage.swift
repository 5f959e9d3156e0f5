import Boxes
import Rendering
import Studies
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
      title: "Matches under \(trainer)", style: MatchPageStyle.text, script: MatchPageScript.text)
    return page.bytes(version: version, appendContent)
  }

  private func appendContent(to out: inout [UInt8]) {
    var totals = MatchTotals()
    for entry in entries { totals.add(entry.matches) }
    appendTiles(totals, to: &out)
    if entries.isEmpty { out += "<p class=\"none\">No image passes the filters.</p>\n".utf8 }
    out += MatchPageFrame.controls.utf8
    out += "<ul class=\"grid\" id=\"grid\">\n".utf8
    for entry in entries { append(entry, to: &out) }
    out += "</ul>\n".utf8
    out += MatchPageFrame.viewer.utf8
    PageData.append(data, id: "data", to: &out)
    for (place, entry) in entries.enumerated() {
      guard let picture = entry.picture else { continue }
      // Text until its image is opened: base 64 can't end the block.
      out += "<script type=\"text/plain\" id=\"p\(place)\">\(picture.uri)</script>\n".utf8
    }
  }

  private func appendTiles(_ totals: MatchTotals, to out: inout [UInt8]) {
    func grouped(_ count: Int) -> String { DecimalText.grouped(count) }
    HTMLPage.appendTiles(
      [
        ("", "images", grouped(totals.images)), ("", "objects", grouped(totals.objects)),
        (totals.neverMatched > 0 ? "error" : "", "never matched", grouped(totals.neverMatched)),
        (totals.forced > 0 ? "warning" : "", "forced only", grouped(totals.forced)),
        ("", "positive priors", grouped(totals.positives)),
        ("", "mean best IoU", totals.meanBestIoU.map { DecimalText.fixed($0, 3) } ?? "–"),
      ], to: &out)
  }

  /// A thumbnail with its name and how its objects fared; complete without scripts.
  private func append(_ entry: PagePreview, to out: inout [UInt8]) {
    let thumbnail = entry.thumbnail
    out += "<li><button type=\"button\"><img alt=\"\" loading=\"lazy\" decoding=\"async\" ".utf8
    out += "width=\"\(thumbnail.width)\" height=\"\(thumbnail.height)\" src=\"".utf8
    out += "\(thumbnail.uri)\"><b>".utf8
    MarkupText.append(entry.matches.stem, to: &out)
    let matches = entry.matches
    out += "</b><span>\(DecimalText.count(matches.objects.count, "object", "objects"))".utf8
    if matches.neverMatchedCount > 0 {
      out += ", <em class=\"never\">\(matches.neverMatchedCount) never matched</em>".utf8
    }
    if matches.forcedCount > 0 {
      out += ", <em class=\"forced\">\(matches.forcedCount) forced</em>".utf8
    }
    out += "</span></button></li>\n".utf8
  }
}
