import Rendering
import Reporting
import Studies
import Text

/// What a run of previews says, image by image and at its end.
struct PreviewSummary {
  /// How numbers are written.
  let format: PreviewFormat
  let context: CommandContext
  /// Counts over the images that were shown.
  private(set) var totals = MatchTotals()
  /// The contact sheet's pictures, as many as fit.
  private(set) var tiles: [ContactSheet.Tile] = []
  /// The page's images, as many as fit.
  private(set) var pages: [PagePreview] = []
  private var comparison = MatchComparison()
  private var pictures = 0

  /// The most pictures of a sheet: more would be stamps.
  private static let sheetLimit = 400

  init(format: PreviewFormat, context: CommandContext) {
    self.format = format
    self.context = context
  }

  /// Takes an image, and prints its numbers.
  mutating func add(_ part: PreviewPart) {
    totals.add(part.matches)
    if part.isDrawn { pictures += 1 }
    if let tile = part.tile, tiles.count < Self.sheetLimit { tiles.append(tile) }
    if let page = part.page, pages.count < PagePreview.imageLimit { pages.append(page) }
    if let other = part.other { comparison.add(part.matches, other) }
    context.output.write(text(part))
  }

  private func text(_ part: PreviewPart) -> String {
    switch (format, part.other) {
    case (.json, nil): part.matches.jsonLine + "\n"
    case (.text, nil): part.matches.text
    case (.json, let other?): MatchComparison.jsonLine(part.matches, other) + "\n"
    case (.text, let other?): MatchComparison.line(part.matches, other) ?? ""
    }
  }

  /// Prints what a text ends with.
  func finish(trainer: String, other: String?, folder: String?) {
    guard format == .text else { return }
    if let other {
      context.output.write("\n" + comparison.text(before: trainer, after: other))
    } else {
      context.output.write("\n" + totals.text(trainer: trainer))
    }
    if let folder, pictures > 0 {
      context.output.line("\(DecimalText.count(pictures, "picture", "pictures")) in \(folder)")
    }
  }

  /// Writes the sheet and the page that are wanted, and says where.
  func write(_ files: PreviewFiles, trainer: String, theme: Theme) throws {
    if let file = files.contactSheet {
      let sheet = ContactSheet(
        title: "\(DecimalText.count(tiles.count, "image", "images")) under \(trainer)",
        tiles: tiles, theme: theme)
      try OutputFile.write(try sheet.png(), to: file)
      say("wrote \(file)", shown: tiles.count)
    }
    if let file = files.report {
      let page = MatchPage(trainer: trainer, version: Version.text, entries: pages)
      try OutputFile.write(page.html, to: file)
      say("wrote \(file)", shown: pages.count)
    }
  }

  private func say(_ words: String, shown: Int) {
    let rest =
      shown < totals.images
      ? ": \(shown) of \(totals.images) images; --sort worst, --only and --limit choose others" : ""
    context.complain(words + rest)
  }
}
