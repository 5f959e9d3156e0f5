import Boxes
import Clustering
import Configs
import JSONText
import Studies
import Text
import Trainers

extension FittedLayout {
  /// The report for a terminal.
  public var text: String {
    var table = TextTable([
      ("level", .right), ("cells", .left), ("step", .right), ("size", .right), ("next", .right),
      ("ratios w/h (and inverses)", .left), ("boxes", .right), ("placed fit", .right),
    ])
    let best = outcome.best
    for (index, level) in layout.levels.enumerated() {
      table.add([
        String(index), "\(level.columns)x\(level.rows)", DecimalText.fixed(level.stepX, 0),
        DecimalText.fixed(best.shapes.sizes[index], 1),
        DecimalText.fixed(best.shapes.sizes[index + 1], 1),
        best.shapes.ratios[index].map { DecimalText.fixed($0, 2) }.joined(separator: ", "),
        DecimalText.percent(best.levels[index].share),
        DecimalText.fixed(best.levels[index].meanFit, 3),
      ])
    }
    return """
      \(name) fitted to \(DecimalText.count(sample.boxCount, "box", "boxes")) of \
      \(DecimalText.count(sample.imageCount, "image", "images")), in pixels of \(layout.inputSize)

      \(table.text(indent: 2))
      \(comparison)
      """
  }

  private var comparison: String {
    var table = TextTable([
      ("", .left), ("placed fit", .right), ("mean shape IoU", .right), ("true positive", .right),
      ("true overlap", .right), ("forced only", .right), ("never", .right), ("positives", .right),
    ])
    func row(_ name: String, _ fit: LayoutFit.Fit, _ matched: MatchTally?) {
      table.add([
        name, DecimalText.fixed(fit.meanFit, 4), DecimalText.fixed(fit.meanIoU, 4),
        matched?.matchedShare.map { DecimalText.percent($0) } ?? "–",
        matched?.meanTrueOverlap.map { DecimalText.fixed($0, 4) } ?? "–",
        matched.map { String($0.forcedOnly) } ?? "–",
        matched.map { String($0.neverMatched) } ?? "–",
        matched.map { DecimalText.grouped($0.positives) } ?? "–",
      ])
    }
    if let defaults = outcome.defaults { row("defaults", defaults, matched?.defaults) }
    row("fitted", outcome.best, matched?.fitted)
    return table.text(indent: 2)
      + "  placed fit: best IoU with a shape at its nearest center, over the places a box can have\n"
      + "  true overlap: mean best IoU with a positive that is not forced, under the real matcher\n"
  }

  /// `anchorkit.layout-fit/1`.
  public var json: String {
    let best = outcome.best
    let levels = layout.levels.indices.map { index -> JSONValue in
      [
        "columns": .int(layout.levels[index].columns), "rows": .int(layout.levels[index].rows),
        "step": .double(layout.levels[index].stepX), "size": .double(best.shapes.sizes[index]),
        "nextSize": .double(best.shapes.sizes[index + 1]),
        "ratios": .array(best.shapes.listedRatios(level: index).map { .double($0) }),
        "share": .double(best.levels[index].share), "fit": .double(best.levels[index].meanFit),
      ]
    }
    let value: JSONValue = [
      "schema": "anchorkit.layout-fit/1", "layout": .string(name),
      "inputSize": [
        "width": .int(layout.inputSize.width), "height": .int(layout.inputSize.height),
      ],
      "boxes": .int(sample.boxCount), "images": .int(sample.imageCount),
      "leftOut": .counts(sample.leftOut), "levels": .array(levels),
      "fitted": Self.fit(best, matched?.fitted),
      "defaults": outcome.defaults.map { Self.fit($0, matched?.defaults) } ?? .null,
    ]
    return JSONWriter(style: .pretty, firstKey: "schema").text(value) + "\n"
  }

  private static func fit(_ fit: LayoutFit.Fit, _ matched: MatchTally?) -> JSONValue {
    [
      "placedFit": .double(fit.meanFit), "meanIoU": .double(fit.meanIoU),
      "truePositiveShare": matched?.matchedShare.map { .double($0) } ?? .null,
      "trueOverlap": matched?.meanTrueOverlap.map { .double($0) } ?? .null,
      "forced": matched.map { .int($0.forcedOnly) } ?? .null,
      "neverMatched": matched.map { .int($0.neverMatched) } ?? .null,
    ]
  }
}
