import Lint

extension StatisticsReport {
  /// One self-contained page: counts, classes, and plots of sizes, shapes and objects an image.
  public var html: [UInt8] {
    let total = statistics
    var out = Array(HTMLPage.head(title: "Dataset statistics").utf8)
    let tiles = [
      ("images", total.images), ("objects", total.objects), ("usable boxes", total.boxes),
      ("classes", total.classes.count),
    ]
    out += "<ul class=\"tiles\">".utf8
    for (label, count) in tiles {
      out += "<li><b>\(DecimalText.grouped(count))</b> \(label)</li>".utf8
    }
    for (reason, count) in leftOut {
      out += "<li class=\"warning\"><b>\(DecimalText.grouped(count))</b> left out: ".utf8
      out += "\(Self.words(reason))</li>".utf8
    }
    out += "</ul>\n<div class=\"pair\">\n".utf8
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
    out += "</div>\n<footer>anchorkit ".utf8
    MarkupText.append(version, to: &out)
    out += "</footer>\n</main>\n</body>\n</html>\n".utf8
    return out
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
