import Clustering
import Studies
import Text

extension ElbowStudy.Outcome {
  /// The curve for a terminal, with what one more anchor costs in priors where the input is known.
  public var text: String {
    report.text(
      leftOut: sample.leftOut, priorsPerAnchor: cellsOfSqueezeDet, comparisons: comparisons)
  }

  /// The curve as `anchorkit.elbow/1`, with a line end.
  public var json: String {
    report.json(sample: sample, options: options, comparisons: comparisons)
  }
}

extension ElbowReport {
  /// The curve for a terminal, with a bar for the mean IoU and the elbow marked.
  public func text(
    leftOut: [String: Int], priorsPerAnchor cells: Int?, comparisons: [AnchorComparison] = []
  ) -> String {
    var table = TextTable([
      ("k", .right), ("mean IoU", .right), ("", .left), ("recall@0.5", .right),
      ("recall@0.75", .right), ("BPR(4)", .right), ("inertia", .right), ("silhouette", .right),
      ("spread", .right), ("priors", .right),
    ])
    for point in curve {
      let metrics = point.metrics
      table.add([
        String(point.count), DecimalText.percent(metrics.meanIoU, digits: 2),
        bar(metrics.meanIoU) + (point.count == elbow ? " ← elbow" : ""),
        DecimalText.percent(metrics.recall50), DecimalText.percent(metrics.recall75),
        DecimalText.percent(metrics.bpr4), DecimalText.fixed(metrics.inertia, 4),
        metrics.silhouette.map { DecimalText.fixed($0.value, 3) } ?? "–",
        DecimalText.percent(point.restartSpread),
        cells.map { DecimalText.grouped($0 * point.count) } ?? "–",
      ])
    }
    var text = table.text() + "\n"
    text += AnchorComparison.text(comparisons)
    for verdict in verdicts {
      text += "  \(verdict.criterion): \(verdict.count.map(String.init) ?? "can't say")\n"
    }
    text += "\n"
    text += elbow.map { "Take k = \($0): \(recommendation).\n" } ?? "No elbow: \(recommendation).\n"
    if let leftOut = LeftOutText.sentence(leftOut) { text += leftOut + "\n" }
    return text
  }

  /// A bar of at most 20 columns, from the lowest mean IoU of the curve to the highest.
  private func bar(_ value: Double) -> String {
    let values = curve.map(\.metrics.meanIoU)
    guard let low = values.min(), let high = values.max(), high > low else { return "" }
    return String(repeating: "▇", count: 1 + Int((value - low) / (high - low) * 19))
  }
}
