import Clustering
import Text

extension AnchorPage {
  func appendTiles(to out: inout [UInt8]) {
    let metrics = cluster.metrics
    HTMLPage.appendTiles(
      [
        ("", "mean IoU", DecimalText.percent(metrics.meanIoU)),
        ("", "recall at 0.5", DecimalText.percent(metrics.recall50)),
        ("", "recall at 0.75", DecimalText.percent(metrics.recall75)),
        ("", "BPR(4)", DecimalText.percent(metrics.bpr4)),
        ("", "images", DecimalText.grouped(cluster.sample.imageCount)),
      ], to: &out)
    if let leftOut = LeftOutText.sentence(cluster.sample.leftOut) {
      paragraph(leftOut, to: &out)
    }
  }

  func append(_ curve: Curve, to out: inout [UInt8]) {
    let elbow = curve.report
    heading("Which k?", to: &out)
    paragraph(
      elbow.elbow.map { "Take k = \($0): \(elbow.recommendation)." }
        ?? "No elbow: \(elbow.recommendation).", to: &out)
    for verdict in elbow.verdicts {
      paragraph(
        "\(verdict.criterion): \(verdict.count.map(String.init) ?? "can't say")", to: &out)
    }
    table(
      ["k", "recall at 0.5", "recall at 0.75", "BPR(4)", "inertia", "spread", "mean IoU", ""],
      to: &out)
    for point in elbow.curve {
      let metrics = point.metrics
      out += "<tr\(point.count == elbow.elbow ? " class=\"marked\"" : "")>".utf8
      numbers(
        [
          String(point.count), DecimalText.percent(metrics.recall50),
          DecimalText.percent(metrics.recall75), DecimalText.percent(metrics.bpr4),
          DecimalText.fixed(metrics.inertia, 4), DecimalText.percent(point.restartSpread),
        ], to: &out)
      HTMLPage.appendBar(share: metrics.meanIoU, to: &out)
    }
    endTable(to: &out)
    guard !curve.comparisons.isEmpty else { return }
    heading("Other anchors on the same boxes", to: &out)
    table(["anchors", "k", "recall at 0.5", "BPR(4)", "mean IoU", ""], to: &out)
    for other in curve.comparisons {
      out += "<tr><td>\(MarkupText.of(other.name))</td>".utf8
      numbers(
        [
          String(other.count), DecimalText.percent(other.metrics.recall50),
          DecimalText.percent(other.metrics.bpr4),
        ], to: &out)
      HTMLPage.appendBar(share: other.metrics.meanIoU, to: &out)
    }
    endTable(to: &out)
  }

  func appendAnchors(to out: inout [UInt8]) {
    heading("Anchors, in \(cluster.unit)", to: &out)
    table(["anchor", "width", "height", "w/h", "boxes", "mean IoU", ""], to: &out)
    let digits = cluster.unit == "pixels" ? 1 : 4
    for (place, row) in cluster.rows.enumerated() {
      out += "<tr>".utf8
      numbers(
        [
          String(place + 1), DecimalText.fixed(row.width, digits),
          DecimalText.fixed(row.height, digits), DecimalText.fixed(row.width / row.height, 2),
          DecimalText.percent(row.fit.share),
        ], to: &out)
      HTMLPage.appendBar(share: row.fit.meanIoU, to: &out)
    }
    endTable(to: &out)
  }

  func appendClasses(to out: inout [UInt8]) {
    heading("Fit by class", to: &out)
    table(["class", "boxes", "recall at 0.5", "recall at 0.75", "mean IoU", ""], to: &out)
    for (index, part) in evaluation.byClass {
      let name = index.flatMap {
        classNames.indices.contains($0.value) ? classNames[$0.value] : nil
      }
      out += "<tr><td>\(MarkupText.of(name ?? "(no class)"))</td>".utf8
      numbers(
        [
          DecimalText.grouped(part.boxCount), DecimalText.percent(part.metrics.recall50),
          DecimalText.percent(part.metrics.recall75),
        ], to: &out)
      HTMLPage.appendBar(share: part.metrics.meanIoU, to: &out)
    }
    endTable(to: &out)
  }

  func appendWorst(to out: inout [UInt8]) {
    guard !worst.isEmpty else { return }
    heading("Objects that fit worst", to: &out)
    if worst.contains(where: { $0.crop != nil }) {
      paragraph("Solid: the object's box. Dashed: the best anchor on the same center.", to: &out)
    }
    out += "<ul class=\"worst\">\n".utf8
    for fit in worst {
      out += "<li>".utf8
      if let crop = fit.crop {
        out += "<img alt=\"\" loading=\"lazy\" width=\"\(crop.width)\" ".utf8
        out += "height=\"\(crop.height)\" src=\"\(crop.uri)\">".utf8
      }
      let size = [fit.size.width, fit.size.height].map { DecimalText.fixed($0, 0) }
      out += "<b>\(MarkupText.of(fit.className))</b>".utf8
      out +=
        "<span>IoU \(DecimalText.percent(fit.shapeIoU)) with anchor \(fit.anchor + 1)</span>".utf8
      out += "<span>\(size[0]) × \(size[1]) px</span>".utf8
      out += "<span class=\"path\">\(MarkupText.of(fit.file)):\(fit.line)</span></li>\n".utf8
    }
    out += "</ul>\n".utf8
  }

  func appendConfig(to out: inout [UInt8]) {
    if let config {
      heading("Config for \(config.target)", to: &out)
      out += "<pre>".utf8
      // Line ends and tabs are the config's own layout; all else is escaped.
      for (place, line) in config.text.split(
        separator: "\n", omittingEmptySubsequences: false
      ).enumerated() {
        if place > 0 { out.append(UInt8(ascii: "\n")) }
        MarkupText.append(String(line), to: &out)
      }
      out += "</pre>\n".utf8
      return
    }
    guard let sizes = cluster.anchors.pixelSizes else { return }
    heading("To use them", to: &out)
    let list = sizes.map { "\(DecimalText.fixed($0.width, 2)),\(DecimalText.fixed($0.height, 2))" }
    let input = cluster.anchors.scaling.inputSize.map { " --input-size \($0)" } ?? ""
    out += "<pre>anchors emit --anchors \"\(list.joined(separator: " "))\"\(input) \\\n".utf8
    out += "  --to TARGET --classes CLASSES --output FILE</pre>\n".utf8
  }

  func appendOptions(to out: inout [UInt8]) {
    let options = cluster.options
    let scaling = cluster.anchors.scaling
    var rows = inputs
    rows += [
      ("k", String(options.anchorCount)), ("distance", options.distance.rawValue),
      ("update", options.effectiveUpdate.rawValue), ("space", options.space.rawValue),
      ("normalize", scaling.normalization.rawValue), ("resize", scaling.resize.rawValue),
      ("input size", scaling.inputSize.map { "\($0)" } ?? "not stated"),
      ("restarts", String(options.restarts)), ("seed", String(options.seed)),
      ("iterations at most", String(options.maximumIterations)),
    ]
    if let refinement = cluster.refinement { rows.append(("refined for", refinement.objective)) }
    if let points = curve?.report.curve, let first = points.first, let last = points.last {
      rows.append(("counts", "\(first.count)-\(last.count)"))
    }
    heading("Options", to: &out)
    out += "<div class=\"scroll\"><table><tbody>\n".utf8
    for row in rows {
      out +=
        "<tr><th>\(MarkupText.of(row.name))</th><td>\(MarkupText.of(row.value))</td></tr>\n".utf8
    }
    out += "</tbody></table></div>\n".utf8
  }

  private func heading(_ text: String, to out: inout [UInt8]) {
    out += "<h2>\(MarkupText.of(text))</h2>\n".utf8
  }

  private func paragraph(_ text: String, to out: inout [UInt8]) {
    out += "<p class=\"none\">\(MarkupText.of(text))</p>\n".utf8
  }

  private func table(_ names: [String], to out: inout [UInt8]) {
    out += "<div class=\"scroll\"><table><thead><tr>".utf8
    for name in names {
      out +=
        "<th\(["class", "anchors"].contains(name) ? "" : " class=\"number\"")>\(name)</th>".utf8
    }
    out += "</tr></thead><tbody>\n".utf8
  }

  private func numbers(_ values: [String], to out: inout [UInt8]) {
    for value in values { out += "<td class=\"number\">\(value)</td>".utf8 }
  }

  private func endTable(to out: inout [UInt8]) { out += "</tbody></table></div>\n".utf8 }
}
