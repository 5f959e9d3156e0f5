import Clustering
import Rendering
import Text

extension EvaluationReport {
  /// Recall at a shape IoU of 0.5 as a bar for each class: the first anchors', with the second's as
  /// marks where several are judged.
  public func classChart() -> BarChart? {
    guard let first = evaluations.first else { return nil }
    let second = evaluations.dropFirst().first
    let references = second.map { $0.fit.byClass.map { ($0.classIndex, $0.part) } } ?? []
    return BarChart(
      title: "Recall by class: \(first.name)",
      subtitle: "share of boxes with a shape IoU of 0.5 or more",
      valueLabel: "recall@0.5 (share of boxes)",
      bars: first.fit.byClass.map { index, part in
        BarChart.Bar(
          name: className(index), value: part.metrics.recall50,
          reference: references.first { $0.0 == index }?.1.metrics.recall50,
          note: DecimalText.count(part.boxCount, "box", "boxes"))
      }, referenceName: second?.name ?? "", maximum: 1)
  }

  /// How well the positives of the first trainer overlap their objects, as a histogram.
  ///
  /// Nothing when none of the anchors was judged under a trainer.
  public func overlapChart() -> Histogram? {
    guard let matches = evaluations.compactMap(\.matches).first else { return nil }
    let overall = matches.statistics.overall
    let meanName = overall.neverMatched > 0 ? "mean, never matched as 0" : "mean"
    return Histogram(
      title: "Best IoU of each object: \(matches.trainer)",
      subtitle: "\(DecimalText.count(overall.objects, "object", "objects")), "
        + "\(DecimalText.grouped(overall.neverMatched)) never matched (not shown)",
      valueLabel: "best IoU among an object's positive priors (no unit)", countLabel: "objects",
      range: 0...1, counts: matches.statistics.bestIoUBins.map(Double.init),
      marks: overall.meanBestIoU.map { [.init(value: $0, name: meanName)] } ?? [])
  }
}
