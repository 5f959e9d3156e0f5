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
    let fits = outcome.best.levels
    for (index, level) in self.table.levels.enumerated() {
      table.add([
        String(index), "\(level.columns)x\(level.rows)", DecimalText.fixed(level.stepX, 0),
        DecimalText.fixed(level.size, 1), DecimalText.fixed(level.nextSize, 1),
        stride(from: 0, to: level.ratios.count, by: 2)
          .map { DecimalText.fixed(level.ratios[$0], 2) }.joined(separator: ", "),
        DecimalText.percent(fits[index].share), DecimalText.fixed(fits[index].meanFit, 3),
      ])
    }
    return """
      \(name) fitted to \(DecimalText.count(sample.boxCount, "box", "boxes")) of \
      \(DecimalText.count(sample.imageCount, "image", "images")), in pixels of \(self.table.inputSize)

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
    row("defaults", outcome.defaults, matched?.defaults)
    row("fitted", outcome.best, matched?.fitted)
    return table.text(indent: 2)
      + "  placed fit: best IoU with a shape at its nearest center, over the places a box can have\n"
      + "  true overlap: mean best IoU with a positive that is not forced, under the real matcher\n"
  }

  /// `anchorkit.layout-fit/1`.
  public var json: String {
    let levels = zip(table.levels, outcome.best.levels).map { level, fit -> JSONValue in
      [
        "columns": .int(level.columns), "rows": .int(level.rows), "step": .double(level.stepX),
        "size": .double(level.size), "nextSize": .double(level.nextSize),
        "ratios": .array(level.ratios.map { .double($0) }), "share": .double(fit.share),
        "fit": .double(fit.meanFit),
      ]
    }
    let value: JSONValue = [
      "schema": "anchorkit.layout-fit/1", "layout": .string(name),
      "inputSize": [
        "width": .int(table.inputSize.width), "height": .int(table.inputSize.height),
      ],
      "boxes": .int(sample.boxCount), "images": .int(sample.imageCount),
      "leftOut": .counts(sample.leftOut), "levels": .array(levels),
      "fitted": Self.fit(outcome.best, matched?.fitted),
      "defaults": Self.fit(outcome.defaults, matched?.defaults),
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
