import Lint
import Text

extension StatisticsReport {
  /// One self-contained page: counts, classes, and plots of sizes, shapes and objects an image.
  public var html: [UInt8] {
    HTMLPage(title: "Dataset statistics").bytes(version: version, content)
  }

  private var content: Markup {
    let total = statistics
    var tiles = [
      ("images", total.images), ("objects", total.objects), ("usable boxes", total.boxes),
      ("classes", total.classes.count),
    ].map { ("", $0, DecimalText.grouped($1)) }
    if total.unread.count > 0 {
      tiles.append(("warning", "label files not read", DecimalText.grouped(total.unread.count)))
    }
    tiles += leftOut.map {
      ("warning", "left out: \(Self.words($0.reason))", DecimalText.grouped($0.count))
    }
    var content = HTMLPage.tiles(tiles)
    if let augmentation { content += "<p>Boxes \(augmentation.words).</p>\n" }
    content += "<div class=\"pair\">\n"
    content += section(
      "Classes",
      total.sortedClasses.map { ($0.name, $0.statistics.objects) }.sorted { $0.1 > $1.1 })
    content += section(
      "Objects an image", objectCounts.map { (DecimalText.grouped($0.objects), $0.images) })
    for (name, values) in measures {
      let rows = values.histogram.map {
        ("\(Self.number($0.from)) – \(Self.number($0.to))", $0.count)
      }
      content += section(name.prefix(1).uppercased() + name.dropFirst(), rows)
    }
    content += section(
      "Image sizes", statistics.frequentImageSizes(20).named.map { ("\($0.size)", $0.count) })
    content += "</div>\n"
    return content
  }

  /// A table with a bar in each row.
  private func section(_ title: String, _ rows: [(name: String, count: Int)]) -> Markup {
    if rows.isEmpty { return "" }
    let most = rows.map(\.count).max() ?? 1
    let cells = rows.map { row -> Markup in
      "<tr><td>\(row.name)</td>\(HTMLPage.bar(row.count, of: most))"
    }
    return "<section><h2>\(title)</h2>\n<table class=\"bars\">\n\(cells)</table></section>\n"
  }
}
