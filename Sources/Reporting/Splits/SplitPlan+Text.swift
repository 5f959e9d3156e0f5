import Studies
import Text

extension SplitPlan {
  /// The parts, and how the images of each class are shared among them.
  ///
  /// - Parameter paths: the lists that were written.
  public func text(wrote paths: [String]) -> String {
    var parts = TextTable([("part", .left), ("images", .right), ("objects", .right)])
    for (place, name) in partNames.enumerated() {
      parts.add([
        name, DecimalText.grouped(imageCounts[place]),
        DecimalText.grouped(objectCounts[place]),
      ])
    }
    var shares = TextTable(
      [("class", .left), ("images", .right)] + partNames.map { ($0, .right) })
    for (name, (counts, all)) in zip(classes, zip(classCounts, classImageCounts)) {
      shares.add(
        [Self.shown(name), DecimalText.grouped(all)]
          + counts.map { DecimalText.percent(Double($0) / Double(all)) })
    }
    let head = parts.text() + (shares.isEmpty ? "" : "\n" + shares.text())
    let more = paths.count > 1 ? " and \(paths.count - 1) more" : ""
    return head + "\n" + (paths.first.map { "wrote \($0)\(more)\n" } ?? "")
  }

  /// A class name on a terminal: control characters as `?`, cut after 40.
  private static func shown(_ name: String) -> String {
    String(
      name.prefix(40).map { character in
        character.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
          ? "?" : character
      })
  }
}
