import Lint
import Text

extension StatisticsReport {
  /// The report for a terminal.
  public var text: String {
    let total = statistics
    var text = """
      \(DecimalText.count(total.images, "image", "images")), \
      \(DecimalText.count(total.objects, "object", "objects")), \
      \(DecimalText.count(total.boxes, "usable box", "usable boxes")), \
      \(DecimalText.count(total.classes.count, "class", "classes"))

      """
    if let augmentation { text += "(\(augmentation.words))\n" }
    if let unread = total.unread.text { text += unread + "\n" }
    if total.imagesWithoutObjects > 0 {
      text +=
        "\(DecimalText.count(total.imagesWithoutObjects, "image", "images")) without objects\n"
    }
    if !leftOut.isEmpty {
      let parts = leftOut.map { "\(DecimalText.grouped($0.count)) \(Self.words($0.reason))" }
      text += "Left out: \(parts.joined(separator: ", ")); see dataset lint\n"
    }
    if total.boxesWithoutPixels > 0 {
      text += "\(LeftOutText.withoutPixels(total.boxesWithoutPixels))\n"
    }
    text += "\n" + classTable.text() + "\n" + sizeTable.text() + "\n" + imageTable.text()
    return text
  }

  private var classTable: TextTable {
    var table = TextTable([
      ("class", .left), ("objects", .right), ("share", .right), ("images", .right),
      ("width", .right), ("height", .right), ("w/h", .right), ("truncated", .right),
      ("occluded", .right), ("difficult", .right),
    ])
    let all = max(1, statistics.namedObjects)
    for (name, entry) in statistics.sortedClasses {
      table.add([
        EscapedText.of(name), DecimalText.grouped(entry.objects),
        DecimalText.percent(Double(entry.objects) / Double(all)),
        DecimalText.grouped(entry.images), Self.number(entry.sizes.width.quantile(0.5)),
        Self.number(entry.sizes.height.quantile(0.5)),
        entry.sizes.aspect.quantile(0.5).map { DecimalText.fixed($0, 2) } ?? "-",
        DecimalText.grouped(entry.truncated), DecimalText.grouped(entry.occluded),
        DecimalText.grouped(entry.difficult),
      ])
    }
    return table
  }

  private var sizeTable: TextTable {
    var table = TextTable(
      [("boxes", .left), ("least", .right)] + Self.quantiles.map { ($0.name, .right) }
        + [("most", .right), ("mean", .right)])
    for (name, values) in measures {
      table.add(
        [name, Self.number(values.minimum)]
          + Self.quantiles.map { Self.number(values.quantile($0.share)) }
          + [Self.number(values.maximum), Self.number(values.mean)])
    }
    return table
  }

  private var imageTable: TextTable {
    var table = TextTable([("image size", .left), ("images", .right)])
    let sizes = statistics.frequentImageSizes(8)
    for (size, count) in sizes.named { table.add(["\(size)", DecimalText.grouped(count)]) }
    if sizes.otherSizes > 0 {
      table.add(["\(sizes.otherSizes) other sizes", DecimalText.grouped(sizes.otherImages)])
    }
    let unknown = statistics.imagesOfUnknownSize
    if unknown > 0 { table.add(["unknown", DecimalText.grouped(unknown)]) }
    return table
  }

  /// Large numbers to a tenth, small ones to a thousandth.
  static func number(_ value: Double?) -> String {
    guard let value else { return "-" }
    return DecimalText.fixed(value, value < 10 ? 3 : 1)
  }

  /// A camel-case name in words: `notFinite` is `not finite`.
  static func words(_ reason: some RawRepresentable<String>) -> String {
    String(
      reason.rawValue.flatMap { letter -> [Character] in
        letter.isUppercase ? [" "] + Array(letter.lowercased()) : [letter]
      })
  }
}
