import Clustering
import Studies
import Text
import Trainers

extension EvaluationReport {
  /// The report for a terminal: one set of anchors in full, several side by side.
  public var text: String {
    var text = augmentation.map { "Boxes \($0.words)\n" } ?? ""
    if let only = evaluations.first, evaluations.count == 1 {
      text += only.fitText(self)
      if let tally = only.augmentation { text += "\n" + tally.text }
      if let matches = only.matches { text += "\n" + matches.text(listLimit: listLimit) }
    } else {
      text += comparison
    }
    if let sample = evaluations.first?.sample, let leftOut = LeftOutText.sentence(sample.leftOut) {
      text += "\n" + leftOut + "\n"
    }
    return text
  }

  /// A row for each set of anchors.
  private var comparison: String {
    var fits = TextTable([
      ("anchors", .left), ("input", .right), ("shapes", .right), ("mean IoU", .right),
      ("recall@0.5", .right), ("recall@0.75", .right), ("BPR(4)", .right),
    ])
    var trained = TextTable([
      ("under the matcher", .left), ("priors", .right), ("objects", .right), ("matched", .right),
      ("forced only", .right), ("never", .right), ("positives/object", .right),
      ("mean best IoU", .right), ("raises on", .right), ("read by", .left),
    ])
    for evaluation in evaluations {
      let metrics = evaluation.fit.overall.metrics
      fits.add([
        evaluation.name, evaluation.sample.scaling.inputSize.map { "\($0)" } ?? "–",
        String(evaluation.shapes.count), DecimalText.percent(metrics.meanIoU, digits: 2),
        DecimalText.percent(metrics.recall50), DecimalText.percent(metrics.recall75),
        DecimalText.percent(metrics.bpr4),
      ])
      guard let matches = evaluation.matches else { continue }
      let tally = matches.statistics.overall
      trained.add([
        evaluation.name, DecimalText.grouped(matches.priorCount),
        DecimalText.grouped(tally.objects),
        tally.matchedShare.map { DecimalText.percent($0) } ?? "–",
        DecimalText.grouped(tally.forcedOnly), DecimalText.grouped(tally.neverMatched),
        tally.meanPositives.map { DecimalText.fixed($0, 2) } ?? "–",
        tally.meanBestIoU.map { DecimalText.fixed($0, 3) } ?? "–",
        DecimalText.count(matches.statistics.failures.count, "image", "images"),
        matches.statistics.imagesByReader.readers.map(\.name).joined(separator: ", "),
      ])
    }
    var text = headline + "\n\n" + fits.text(indent: 2)
    if !trained.isEmpty { text += "\n" + trained.text(indent: 2) }
    text += augmentedTable
    return text + "\n  one of them alone shows classes, sizes and objects\n"
  }

  /// What the augmentation does to the objects, a row for each set of anchors.
  private var augmentedTable: String {
    guard augmentation != nil else { return "" }
    var table = TextTable([
      ("under augmentation", .left), ("objects in", .right), ("left", .right),
      ("under 3 px", .right), ("lose their prior", .right),
    ])
    for evaluation in evaluations {
      guard let tally = evaluation.augmentation else { continue }
      table.add([evaluation.name] + tally.cells)
    }
    return "\n" + table.text(indent: 2)
  }

  private var headline: String {
    guard let sample = evaluations.first?.sample else { return "" }
    return """
      \(evaluations.count) sets of anchors on \(DecimalText.count(sample.boxCount, "box", "boxes")) \
      in \(DecimalText.count(sample.imageCount, "image", "images"))
      """
  }
}

extension Evaluation {
  /// Shapes and how well they fit: all boxes, by size, by class.
  fileprivate func fitText(_ report: EvaluationReport) -> String {
    let boxes = DecimalText.count(sample.boxCount, "box", "boxes")
    let images = DecimalText.count(sample.imageCount, "image", "images")
    var table = TextTable([
      ("boxes of", .left), ("boxes", .right), ("mean IoU", .right), ("recall@0.5", .right),
      ("recall@0.75", .right), ("BPR(4)", .right),
    ])
    table.add((name: "all", part: fit.overall))
    for (bucket, part) in fit.byBucket {
      table.add((name: "\(bucket.rawValue) (\(bucket.borders))", part: part))
    }
    if fit.byClass.count > 1 || fit.byClass.first?.classIndex != nil {
      for (index, part) in fit.byClass {
        table.add((name: EscapedText.of(report.className(index)), part: part))
      }
    }
    return """
      \(EscapedText.of(name)) on \(boxes) in \(images) (\(sample.scaling.summary))

      \(shapeTable.text(indent: 2))
      \(table.text(indent: 2))  sizes by area in \(pixels)\n
      """
  }

  private var pixels: String {
    sample.scaling.normalization == .none
      ? "pixels as labeled" : "pixels of the network's input, whatever the image's own size"
  }

  private var shapeTable: TextTable {
    let isUnit = sample.scaling.normalization == .image && sample.scaling.inputSize == nil
    let digits = isUnit ? 4 : 1
    let hasLevels = Set(shapes.map(\.level)).count > 1
    var columns: [(head: String, alignment: TextTable.Alignment)] = [
      ("anchor", .right), ("width", .right), ("height", .right), ("w/h", .right),
      ("boxes", .right), ("mean IoU", .right),
    ]
    if hasLevels { columns.insert(("level", .right), at: 0) }
    var table = TextTable(columns)
    for (shape, fit) in zip(shapes, fit.overall.metrics.fits) {
      let cells = [
        String(shape.shape + 1), DecimalText.fixed(shape.width, digits),
        DecimalText.fixed(shape.height, digits), DecimalText.fixed(shape.width / shape.height, 2),
        DecimalText.percent(fit.share), DecimalText.percent(fit.meanIoU),
      ]
      table.add(hasLevels ? [String(shape.level + 1)] + cells : cells)
    }
    return table
  }
}

extension TextTable {
  fileprivate mutating func add(_ row: (name: String, part: AnchorEvaluation.Part)) {
    let metrics = row.part.metrics
    add([
      row.name, DecimalText.grouped(row.part.boxCount),
      DecimalText.percent(metrics.meanIoU, digits: 2), DecimalText.percent(metrics.recall50),
      DecimalText.percent(metrics.recall75), DecimalText.percent(metrics.bpr4),
    ])
  }
}
