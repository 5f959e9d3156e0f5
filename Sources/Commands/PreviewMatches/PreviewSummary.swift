import Rendering
import Reporting
import Text
import Trainers

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
  private(set) var entries: [MatchPage.Entry] = []
  private var comparison = MatchComparison()
  private var pictures = 0

  init(format: PreviewFormat, context: CommandContext) {
    self.format = format
    self.context = context
  }

  /// Takes an image, and prints its numbers.
  mutating func add(_ part: PreviewPart) {
    totals.add(part.matches)
    if part.isDrawn { pictures += 1 }
    if let tile = part.tile, tiles.count < PreviewFiles.sheetLimit { tiles.append(tile) }
    if let entry = part.entry, entries.count < MatchPage.imageLimit { entries.append(entry) }
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
}
