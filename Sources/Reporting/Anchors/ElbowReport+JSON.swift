import Clustering
import JSONText
import Studies

extension ElbowStudy.Outcome {
  /// The curve as `anchorkit.elbow/1`, with a line end.
  public var json: String {
    let criteria = report.verdicts.map { verdict -> JSONValue in
      [
        "criterion": .string(verdict.criterion.description),
        "k": verdict.count.map(JSONValue.int) ?? .null,
      ]
    }
    var value: JSONObject = [
      "schema": "anchorkit.elbow/1", "curve": .array(report.curve.indices.map(point)),
      "elbow": report.elbow.map(JSONValue.int) ?? .null,
      "method": .string(report.recommendation.method),
      "measure": .string(report.recommendation.measure.rawValue),
      "enough": report.recommendation.enough.map(JSONValue.int) ?? .null,
      "own": matching?.own.map(\.json) ?? .null,
      "nextGain": .double(report.recommendation.nextGain),
      "reason": .string(report.recommendation.description), "criteria": .array(criteria),
      "comparisons": .array(comparisons.map(\.json)),
      "distance": .string(options.distance.rawValue), "boxes": .int(sample.boxCount),
      "images": .int(sample.imageCount), "leftOut": .counts(sample.leftOut),
      "inputSize": sample.scaling.inputSizeJSON,
      "normalize": .string(sample.scaling.normalization.rawValue),
      "resize": .string(sample.scaling.resize.rawValue),
      "seed": .int(Int(truncatingIfNeeded: options.seed)), "restarts": .int(options.restarts),
      "trainer": matching.map { .string($0.trainer) } ?? .null,
    ]
    if let augmentation { value["augmentation"] = augmentation.json }
    return JSONWriter(style: .pretty, firstKey: "schema").text(.object(value)) + "\n"
  }

  private func point(_ place: Int) -> JSONValue {
    let point = report.curve[place]
    let metrics = point.metrics
    var object: JSONObject = [
      "k": .int(point.count), "inertia": .double(metrics.inertia),
      "meanIoU": .double(metrics.meanIoU), "recall50": .double(metrics.recall50),
      "recall75": .double(metrics.recall75), "bpr4": .double(metrics.bpr4),
      "silhouette": metrics.silhouette.map { .double($0.value) } ?? .null,
      "silhouetteSampled": metrics.silhouette.map { .bool($0.isSampled) } ?? .null,
      "restartSpread": .double(point.restartSpread),
    ]
    if let matches = matching?.curve[place] {
      var members = matches.tally.json(priors: matches.priorCount)
      members["conflicts"] = .int(matches.tally.conflicts)
      object["matches"] = .object(members)
    }
    return .object(object)
  }
}
