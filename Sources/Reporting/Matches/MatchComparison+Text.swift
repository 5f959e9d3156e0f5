import JSONText
import Text
import Trainers

extension MatchComparison {
  /// A line for an image that fares differently; nothing for one that does not.
  public static func line(_ first: ImageMatches, _ second: ImageMatches) -> String? {
    var parts: [String] = []
    func count(_ name: String, _ value: (ImageMatches) -> Int) {
      let (old, new) = (value(first), value(second))
      if old != new { parts.append("\(name) \(old) → \(new)") }
    }
    count("objects", \.objects.count)
    count("never matched", \.neverMatchedCount)
    count("forced", \.forcedCount)
    let ious = [first, second].map { $0.meanBestIoU.map { DecimalText.fixed($0, 3) } ?? "–" }
    if ious[0] != ious[1] { parts.append("mean best IoU \(ious[0]) → \(ious[1])") }
    return parts.isEmpty ? nil : "\(first.stem)  \(parts.joined(separator: ", "))\n"
  }

  /// One image as `anchorkit.comparison/1`, without a line end.
  public static func jsonLine(_ first: ImageMatches, _ second: ImageMatches) -> String {
    let change = change(first, second)
    let value: JSONValue = [
      "schema": "anchorkit.comparison/1", "image": .string(first.stem),
      "before": counts(first), "after": counts(second), "gained": .int(change.gained),
      "lost": .int(change.lost),
    ]
    return JSONWriter(style: .compact, firstKey: "schema").text(value)
  }

  private static func counts(_ matches: ImageMatches) -> JSONValue {
    [
      "objects": .int(matches.objects.count), "neverMatched": .int(matches.neverMatchedCount),
      "forced": .int(matches.forcedCount), "positives": .int(matches.positiveCount),
      "reader": .string(matches.reader),
      "meanBestIoU": matches.meanBestIoU.map { .double($0) } ?? .null,
    ]
  }

  /// A table for the end of a run.
  public func text(before first: String, after second: String) -> String {
    var table = TextTable([
      ("", .left), (first, .right), (second, .right), ("change", .right),
    ])
    func row(_ name: String, _ value: (MatchTally) -> Int) {
      let (old, new) = (value(before.overall), value(after.overall))
      table.add([
        name, DecimalText.grouped(old), DecimalText.grouped(new),
        new == old ? "same" : (new > old ? "+" : "") + DecimalText.grouped(new - old),
      ])
    }
    row("objects", \.objects)
    row("with a prior") { $0.objects - $0.neverMatched }
    row("forced only", \.forcedOnly)
    row("never matched", \.neverMatched)
    row("positive priors", \.positives)
    let means = (before.overall.meanBestIoU, after.overall.meanBestIoU)
    let change = means.0.flatMap { old in means.1.map { $0 - old } }
    let ious = [means.0, means.1].map { $0.map { DecimalText.fixed($0, 3) } ?? "–" }
    table.add([
      "mean best IoU", ious[0], ious[1],
      change.map { ($0 > 0 ? "+" : "") + DecimalText.fixed($0, 3) } ?? "–",
    ])
    let (old, new) = (before.imagesByReader.readersLine, after.imagesByReader.readersLine)
    return old + (old == new || new.isEmpty ? "" : "\(second): \(new)")
      + "\(DecimalText.count(before.images, "image", "images")) under both\n\n"
      + table.text(indent: 2)
      + "\n\(DecimalText.count(gained, "object gains", "objects gain")) a prior, "
      + "\(DecimalText.grouped(lost)) \(lost == 1 ? "loses its" : "lose their") last\n"
  }
}
