import Lint
import Text

extension StatisticsReport {
  /// One self-contained page: counts, classes, and plots of sizes, shapes and objects an image.
  public var html: [UInt8] {
    HTMLPage(title: "Dataset statistics").bytes(version: version, appendContent)
  }

  private func appendContent(to out: inout [UInt8]) {
    let total = statistics
    var tiles = [
      ("images", total.images), ("objects", total.objects), ("usable boxes", total.boxes),
      ("classes", total.classes.count),
    ].map { ("", $0, DecimalText.grouped($1)) }
    tiles += leftOut.map {
      ("warning", "left out: \(Self.words($0.reason))", DecimalText.grouped($0.count))
    }
    HTMLPage.appendTiles(tiles, to: &out)
    out += "<div class=\"pair\">\n".utf8
    append(
      "Classes",
      total.sortedClasses.map { ($0.name, $0.statistics.objects) }
        .sorted { $0.1 > $1.1 }, to: &out)
    append(
      "Objects an image", objectCounts.map { (DecimalText.grouped($0.objects), $0.images) },
      to: &out)
    for (name, values) in measures {
      let rows = values.histogram.map {
        ("\(Self.number($0.from)) – \(Self.number($0.to))", $0.count)
      }
      append(name.prefix(1).uppercased() + name.dropFirst(), rows, to: &out)
    }
    append(
      "Image sizes", imageSizes.prefix(20).map { ("\($0.size)", $0.count) }, to: &out)
    out += "</div>\n".utf8
  }

  /// A table with a bar in each row.
  private func append(_ title: String, _ rows: [(name: String, count: Int)], to out: inout [UInt8])
  {
    if rows.isEmpty { return }
    let most = rows.map(\.count).max() ?? 1
    out += "<section><h2>\(title)</h2>\n<table class=\"bars\">\n".utf8
    for (name, count) in rows {
      out += "<tr><td>".utf8
      MarkupText.append(name, to: &out)
      out += "</td>".utf8
      HTMLPage.appendBar(count, of: most, to: &out)
    }
    out += "</table></section>\n".utf8
  }
}
