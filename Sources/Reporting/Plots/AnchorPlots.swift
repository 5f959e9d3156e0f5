import Clustering
import Rendering
import Studies
import Text

extension ElbowReport {
  /// The curve as a chart: mean IoU, with both recalls beside it.
  public func chart(
    sample: SizeSample, options: ClusteringOptions, comparisons: [AnchorComparison] = []
  ) -> ElbowChart {
    let counts = curve.map(\.count)
    func line(_ name: String, _ value: (AnchorMetrics) -> Double) -> ElbowChart.Curve {
      ElbowChart.Curve(name: name, counts: counts, values: curve.map { value($0.metrics) })
    }
    return ElbowChart(
      title: elbow.map { "\($0) anchors: the next ones gain little" } ?? "No elbow yet",
      subtitle: "\(DecimalText.count(sample.boxCount, "box", "boxes")), "
        + "\(options.distance.rawValue) distance, \(sample.scaling.summary)",
      valueLabel: "share of boxes, or mean shape IoU (no unit)",
      curves: [
        line("mean IoU", \.meanIoU), line("recall@0.5", \.recall50),
        line("recall@0.75", \.recall75),
      ], elbow: elbow,
      comparisons: comparisons.map { .init(name: $0.name, value: $0.metrics.meanIoU) })
  }
}

extension ClusteredAnchors {
  /// Box sizes, anchors and their cells as a chart.
  public func chart() -> SizeScatter {
    let factor =
      anchors.scaling.inputSize != nil || anchors.scaling.normalization == .none
      ? anchors.scaling.pixelsPerUnit : .identity
    let points = (0..<sample.count).map {
      SizeScatter.Point(
        width: sample.widths[$0] * factor.x, height: sample.heights[$0] * factor.y,
        weight: sample.weights[$0])
    }
    let unitName =
      anchors.scaling.normalization == .none
      ? "pixels" : anchors.scaling.inputSize.map { "px of the \($0) input" } ?? "share of the image"
    return SizeScatter(
      title: "\(DecimalText.count(anchors.sizes.count, "anchor", "anchors")) "
        + "for \(DecimalText.count(sample.boxCount, "box", "boxes"))",
      subtitle: "mean IoU \(DecimalText.fixed(metrics.meanIoU, 3)), "
        + "\(options.distance.rawValue) distance",
      unit: unitName, points: points,
      anchors: rows.map { SizeScatter.Point(width: $0.width, height: $0.height) },
      distance: options.distance == .iou ? .shapeIoU : .euclidean)
  }
}
