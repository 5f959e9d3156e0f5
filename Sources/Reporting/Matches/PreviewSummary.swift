import Rendering
import Studies
import Text
import Trainers

/// What a run of previews says, image by image and at its end, and the files that show all images
/// together.
public struct PreviewSummary: Sendable {
  /// How numbers are written.
  public enum Form: String, CaseIterable, Sendable {
    /// Lines for a terminal, and a paragraph at the end.
    case text
    /// One object a line and image.
    case json
  }

  private let form: Form
  private var tally = PreviewTally()
  private var tiles: [ContactSheet.Tile] = []
  private var pages: [PagePreview] = []
  private var pictureless = (count: 0, first: "")

  /// The most pictures of a sheet: more would be stamps.
  private static let sheetLimit = 400

  /// Nothing shown.
  public init(_ form: Form) {
    self.form = form
  }

  /// Takes an image.
  ///
  /// - Returns: its numbers, with their line ends.
  public mutating func add(_ part: PreviewPart) -> String {
    tally.add(part)
    if part.lacksPicture {
      if pictureless.count == 0 { pictureless.first = part.matches.stem }
      pictureless.count += 1
    }
    if let tile = part.tile, tiles.count < Self.sheetLimit { tiles.append(tile) }
    if let page = part.page, pages.count < PagePreview.imageLimit { pages.append(page) }
    return switch (form, part.other) {
    case (.json, nil): part.matches.jsonLine + "\n"
    case (.text, nil): part.matches.text
    case (.json, let other?): MatchComparison.jsonLine(part.matches, other) + "\n"
    case (.text, let other?): MatchComparison.line(part.matches, other) ?? ""
    }
  }

  /// Pictures that are not there, in one line; nothing where all are, or none was to be drawn.
  public var missingPictures: String? {
    let count = pictureless.count
    guard count > 0 else { return nil }
    return "note: \(DecimalText.count(count, "picture was", "pictures were")) not found (first "
      + "\(EscapedText.of(pictureless.first))), and a blank is drawn: --images DIR says where they are"
  }

  /// What a text ends with.
  ///
  /// - Parameters:
  ///   - other: the trainer to compare with, as the user names it.
  ///   - folder: where pictures went.
  public func ending(trainer: String, other: String?, folder: String?) -> String {
    guard form == .text else { return "" }
    var text = "\n"
    text +=
      other.map { tally.comparison.text(before: trainer, after: $0) }
      ?? tally.statistics.text(trainer: trainer)
    if let folder, tally.pictures > 0 {
      text += "\(DecimalText.count(tally.pictures, "picture", "pictures")) in \(folder)\n"
    }
    return text
  }

  /// Small pictures of all images on one sheet.
  public func sheet(trainer: String, theme: Theme) -> ContactSheet {
    ContactSheet(
      title: "\(DecimalText.count(tiles.count, "image", "images")) under \(trainer)",
      tiles: tiles, theme: theme)
  }

  /// One page to browse.
  public func page(trainer: String, version: String) -> MatchPage {
    MatchPage(trainer: trainer, version: version, entries: pages)
  }

  /// What is to be known of a sheet that was written.
  public func wroteSheet(_ file: String) -> String { wrote(file, shown: tiles.count) }

  /// What is to be known of a page that was written.
  public func wrotePage(_ file: String) -> String { wrote(file, shown: pages.count) }

  private func wrote(_ file: String, shown: Int) -> String {
    let rest =
      shown < tally.statistics.images
      ? ": \(shown) of \(tally.statistics.images) images; --sort worst, --only and --limit choose others"
      : ""
    return "wrote \(file)\(rest)"
  }
}
