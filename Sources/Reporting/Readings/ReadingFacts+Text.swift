import Labels
import Text

extension ReadingFacts {
  /// One line for each thing that was read as something else than it says, with the first file.
  ///
  /// - Parameter turnedBoxes: what turned boxes were read as.
  public func notes(_ turnedBoxes: TurnedBoxes) -> [String] {
    let turnedAs =
      switch turnedBoxes {
      case .around: "read as the upright boxes around them (--turned-boxes upright: as they were)"
      case .upright: "read as they were before the turn (--turned-boxes around: the boxes around)"
      }
    return [
      Self.line(
        "note", polygons, "YOLO row of corners", "YOLO rows of corners",
        "(polygons, turned boxes) read as the boxes around them"),
      Self.line("note", turned, "box is", "boxes are", "turned, \(turnedAs)"),
      Self.line(
        "warning", repeatedFiles, "COCO image names", "COCO images name",
        "the file of another image: one picture counts as several"),
      Self.line(
        "warning", repeatedCategories, "COCO category has", "COCO categories have",
        "the name of another: their objects are of one class here; dataset lint names them"),
    ].compactMap { $0 }
  }

  private static func line(
    _ kind: String, _ tally: Tally, _ one: String, _ many: String, _ words: String
  ) -> String? {
    tally.first.map { first in
      "\(kind): \(DecimalText.count(tally.count, one, many)) \(words); first in "
        + EscapedText.of(first)
    }
  }
}
