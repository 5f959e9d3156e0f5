import Clustering
import Studies
import Text

extension AnchorPage {
  var tiles: Markup {
    let metrics = cluster.metrics
    var tiles = HTMLPage.tiles([
      ("", "mean IoU", DecimalText.percent(metrics.meanIoU)),
      ("", "recall at 0.5", DecimalText.percent(metrics.recall50)),
      ("", "recall at 0.75", DecimalText.percent(metrics.recall75)),
      ("", "BPR(4)", DecimalText.percent(metrics.bpr4)),
      ("", "images", DecimalText.grouped(cluster.sample.imageCount)),
    ])
    if let leftOut = LeftOutText.sentence(cluster.sample.leftOut) {
      tiles += Self.paragraph(leftOut)
    }
    return tiles
  }

  /// The curve over k and what it is compared with, if a curve was asked for.
  var curveSection: Markup {
    guard let curve else { return "" }
    let elbow = curve.report
    var section = Self.heading("Which k?")
    section += Self.paragraph("\(elbow.answer()) \(elbow.recommendation.demand).")
    for verdict in elbow.verdicts {
      section += Self.paragraph(
        "\(verdict.criterion): \(verdict.count.map(String.init) ?? "can't say")")
    }
    let rows = elbow.curve.map { point -> Markup in
      let metrics = point.metrics
      let row: Markup = point.count == elbow.elbow ? "<tr class=\"marked\">" : "<tr>"
      let numbers = Self.numbers([
        String(point.count), DecimalText.percent(metrics.recall50),
        DecimalText.percent(metrics.recall75), DecimalText.percent(metrics.bpr4),
        DecimalText.fixed(metrics.inertia, 4), DecimalText.percent(point.restartSpread),
      ])
      return "\(row)\(numbers)\(HTMLPage.bar(share: metrics.meanIoU))"
    }
    section += Self.table(
      ["k", "recall at 0.5", "recall at 0.75", "BPR(4)", "inertia", "spread", "mean IoU", ""], rows)
    guard !curve.comparisons.isEmpty else { return section }
    section += Self.heading("Other anchors on the same boxes")
    let others = curve.comparisons.map { other -> Markup in
      let numbers = Self.numbers([
        String(other.count), DecimalText.percent(other.metrics.recall50),
        DecimalText.percent(other.metrics.bpr4),
      ])
      let bar = HTMLPage.bar(share: other.metrics.meanIoU)
      return "<tr><td>\(other.name)</td>\(numbers)\(bar)"
    }
    section += Self.table(["anchors", "k", "recall at 0.5", "BPR(4)", "mean IoU", ""], others)
    return section
  }

  var anchorSection: Markup {
    let digits = cluster.unit == "pixels" ? 1 : 4
    let rows = cluster.rows.enumerated().map { place, row -> Markup in
      let numbers = Self.numbers([
        String(place + 1), DecimalText.fixed(row.width, digits),
        DecimalText.fixed(row.height, digits), DecimalText.fixed(row.width / row.height, 2),
        DecimalText.percent(row.fit.share),
      ])
      return "<tr>\(numbers)\(HTMLPage.bar(share: row.fit.meanIoU))"
    }
    let table = Self.table(["anchor", "width", "height", "w/h", "boxes", "mean IoU", ""], rows)
    return "\(Self.heading("Anchors, in \(cluster.unit)"))\(table)"
  }

  var classSection: Markup {
    let rows = evaluation.byClass.map { index, part -> Markup in
      let name = index.flatMap {
        classNames.indices.contains($0.value) ? classNames[$0.value] : nil
      }
      let numbers = Self.numbers([
        DecimalText.grouped(part.boxCount), DecimalText.percent(part.metrics.recall50),
        DecimalText.percent(part.metrics.recall75),
      ])
      let bar = HTMLPage.bar(share: part.metrics.meanIoU)
      return "<tr><td>\(name ?? "(no class)")</td>\(numbers)\(bar)"
    }
    let table = Self.table(
      ["class", "boxes", "recall at 0.5", "recall at 0.75", "mean IoU", ""], rows)
    return "\(Self.heading("Fit by class"))\(table)"
  }

  var worstSection: Markup {
    guard !worst.isEmpty else { return "" }
    var section = Self.heading("Objects that fit worst")
    if worst.contains(where: { $0.crop != nil }) {
      section += Self.paragraph(
        "Solid: the object's box. Dashed: the best anchor on the same center.")
    }
    section += "<ul class=\"worst\">\n\(worst.map(Self.item))</ul>\n"
    return section
  }

  private static func item(_ fit: WorstFit) -> Markup {
    var item: Markup = "<li>"
    if let crop = fit.crop {
      item += """
        <img alt="" loading="lazy" width="\(crop.width)" height="\(crop.height)" src="\(crop.uri)">
        """
    }
    let size = [fit.size.width, fit.size.height].map { DecimalText.fixed($0, 0) }
    item += """
      <b>\(fit.className)</b>\
      <span>IoU \(DecimalText.percent(fit.shapeIoU)) with anchor \(fit.anchor + 1)</span>\
      <span>\(size[0]) × \(size[1]) px</span>\
      <span class="path">\(fit.file):\(fit.line)</span></li>

      """
    return item
  }

  /// The config, or how to make one of these anchors.
  var configSection: Markup {
    if let config {
      var section = Self.heading("Config for \(config.target)")
      section += "<pre>"
      // Line ends are the config's own layout; all else is escaped.
      let lines = config.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (place, line) in lines.enumerated() {
        if place > 0 { section += "\n" }
        section += "\(String(line))"
      }
      section += "</pre>\n"
      return section
    }
    guard let sizes = cluster.anchors.pixelSizes else { return "" }
    let list = sizes.map { "\(DecimalText.fixed($0.width, 2)),\(DecimalText.fixed($0.height, 2))" }
    let input = cluster.anchors.scaling.inputSize.map { " --input-size \($0)" } ?? ""
    return """
      \(Self.heading("To use them"))\
      <pre>anchors emit --anchors "\(list.joined(separator: " "))"\(input) \\
        --to TARGET --classes CLASSES --output FILE</pre>

      """
  }

  var optionSection: Markup {
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
    let lines = rows.map { row -> Markup in
      "<tr><th>\(row.name)</th><td>\(row.value)</td></tr>\n"
    }
    return """
      \(Self.heading("Options"))\
      <div class="scroll"><table><tbody>
      \(lines)</tbody></table></div>

      """
  }

  private static func heading(_ text: String) -> Markup { "<h2>\(text)</h2>\n" }

  private static func paragraph(_ text: String) -> Markup { "<p class=\"none\">\(text)</p>\n" }

  private static func table(_ names: [String], _ rows: [Markup]) -> Markup {
    let heads = names.map { name -> Markup in
      ["class", "anchors"].contains(name)
        ? "<th>\(name)</th>" : "<th class=\"number\">\(name)</th>"
    }
    return """
      <div class="scroll"><table><thead><tr>\(heads)</tr></thead><tbody>
      \(rows)</tbody></table></div>

      """
  }

  private static func numbers(_ values: [String]) -> Markup {
    .of(values.map { "<td class=\"number\">\($0)</td>" })
  }
}
