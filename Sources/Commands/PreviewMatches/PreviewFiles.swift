import ArgumentParser
import Rendering
import Reporting
import Text

/// Files that show all images of a run together.
struct PreviewFiles: ParsableArguments {
  @Option(
    help: ArgumentHelp("Draw small previews of all images on one sheet.", valueName: "file.png"))
  var contactSheet: String?

  @Option(
    help: ArgumentHelp(
      "Write one page to browse: filters, layers of boxes, keys ← → Esc. Needs no network.",
      valueName: "file.html"))
  var report: String?

  /// Whether either is wanted.
  var isWanted: Bool { contactSheet != nil || report != nil }

  /// The most pictures of a sheet: more would be stamps.
  static let sheetLimit = 400

  func validate() throws {
    if let contactSheet, !contactSheet.lowercased().hasSuffix(".png") {
      throw ValidationError("--contact-sheet is '\(contactSheet)'; it is written as a .png file.")
    }
  }

  /// Writes what is wanted, and says where.
  ///
  /// - Parameter imageCount: how many images the run shows.
  func write(
    tiles: [ContactSheet.Tile], entries: [MatchPage.Entry], imageCount: Int, trainer: String,
    theme: Theme, _ context: CommandContext
  ) throws {
    if let contactSheet {
      let sheet = ContactSheet(
        title: "\(DecimalText.count(tiles.count, "image", "images")) under \(trainer)",
        tiles: tiles, theme: theme)
      try OutputFile.write(try sheet.png(), to: contactSheet)
      say("wrote \(contactSheet)", shown: tiles.count, of: imageCount, context)
    }
    if let report {
      let page = MatchPage(trainer: trainer, version: Version.text, entries: entries)
      try OutputFile.write(page.html, to: report)
      say("wrote \(report)", shown: entries.count, of: imageCount, context)
    }
  }

  private func say(_ words: String, shown: Int, of count: Int, _ context: CommandContext) {
    let rest =
      shown < count
      ? ": \(shown) of \(count) images; --sort worst, --only and --limit choose others" : ""
    context.complain(words + rest)
  }
}
