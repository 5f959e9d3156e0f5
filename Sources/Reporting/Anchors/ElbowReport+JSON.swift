import Clustering
import JSONText
import Studies

extension ElbowReport {
  /// The curve as `anchorkit.elbow/1`, with a line end.
  public func json(
    sample: SizeSample, options: ClusteringOptions, comparisons: [AnchorComparison] = []
  ) -> String {
    let points = curve.map { point -> JSONValue in
      let metrics = point.metrics
      return [
        "k": .int(point.count), "inertia": .double(metrics.inertia),
        "meanIoU": .double(metrics.meanIoU), "recall50": .double(metrics.recall50),
        "recall75": .double(metrics.recall75), "bpr4": .double(metrics.bpr4),
        "silhouette": metrics.silhouette.map { .double($0.value) } ?? .null,
        "silhouetteSampled": metrics.silhouette.map { .bool($0.isSampled) } ?? .null,
        "restartSpread": .double(point.restartSpread),
      ]
    }
    let criteria = verdicts.map { verdict -> JSONValue in
      [
        "criterion": .string(verdict.criterion.description),
        "k": verdict.count.map(JSONValue.int) ?? .null,
      ]
    }
    let value: JSONValue = [
      "schema": "anchorkit.elbow/1", "curve": .array(points),
      "elbow": elbow.map(JSONValue.int) ?? .null, "method": "kneedle on meanIoU",
      "reason": .string(recommendation.description), "criteria": .array(criteria),
      "comparisons": .array(comparisons.map(\.json)),
      "distance": .string(options.distance.rawValue), "boxes": .int(sample.boxCount),
      "images": .int(sample.imageCount), "leftOut": .counts(sample.leftOut),
      "inputSize": sample.scaling.inputSizeJSON,
      "normalize": .string(sample.scaling.normalization.rawValue),
      "resize": .string(sample.scaling.resize.rawValue),
      "seed": .int(Int(truncatingIfNeeded: options.seed)), "restarts": .int(options.restarts),
    ]
    return JSONWriter(style: .pretty, firstKey: "schema").text(value) + "\n"
  }
}
