import Boxes
import Clustering
import JSONText
import Studies
import Targets
import Trainers

extension EvaluationReport {
  /// The report as `anchorkit.evaluation/1`, with a line end. Lists are whole, whatever the limit.
  public var json: String {
    var value: JSONObject = [
      "schema": "anchorkit.evaluation/1",
      "checks": .array(checks.map(\.json)),
      "evaluations": .array(evaluations.map { $0.json(self) }),
      "passed": .bool(checks.allSatisfy(\.holds)),
    ]
    if let augmentation { value["augmentation"] = augmentation.json }
    return JSONWriter(style: .pretty, firstKey: "schema").text(.object(value)) + "\n"
  }
}

extension EvaluationCheck {
  fileprivate var json: JSONValue {
    [
      "evaluation": .string(evaluation), "measure": .string(measure.rawValue),
      "minimum": .double(minimum), "passed": .bool(holds), "value": .optional(value),
    ]
  }
}

extension Evaluation {
  fileprivate func json(_ report: EvaluationReport) -> JSONValue {
    let shapes = zip(self.shapes, fit.overall.metrics.fits).map { shape, fit -> JSONValue in
      [
        "height": .double(shape.height), "level": .int(shape.level),
        "meanIoU": .double(fit.meanIoU), "shape": .int(shape.shape), "share": .double(fit.share),
        "width": .double(shape.width),
      ]
    }
    let classes = fit.byClass.map { index, part -> JSONValue in
      var object = part.json
      object["class"] = index == nil ? .null : .string(report.className(index))
      return .object(object)
    }
    let buckets = fit.byBucket.map { bucket, part -> JSONValue in
      var object = part.json
      object["bucket"] = .string(bucket.rawValue)
      return .object(object)
    }
    var value: JSONObject = [
      "anchors": .array(shapes), "boxes": .int(sample.boxCount), "byClass": .array(classes),
      "bySize": .array(buckets), "images": .int(sample.imageCount),
      "inputSize": sample.scaling.inputSizeJSON, "leftOut": .counts(sample.leftOut),
      "metrics": .object(fit.overall.json), "name": .string(name),
      "normalize": .string(sample.scaling.normalization.rawValue),
      "resize": .string(sample.scaling.resize.rawValue), "trainer": matches?.json ?? .null,
    ]
    if let augmentation { value["augmentation"] = augmentation.json }
    return .object(value)
  }
}

extension AnchorEvaluation.Part {
  fileprivate var json: JSONObject {
    [
      "boxes": .int(boxCount), "bpr4": .double(metrics.bpr4), "meanIoU": .double(metrics.meanIoU),
      "recall50": .double(metrics.recall50), "recall75": .double(metrics.recall75),
    ]
  }
}

extension Evaluation.Matches {
  fileprivate var json: JSONValue {
    let histogram = statistics.objectsByPositives.sorted { $0.key < $1.key }
    let classes = classTallies.map { name, tally -> JSONValue in
      var object = tally.json
      object["class"] = .string(name)
      return .object(object)
    }
    let buckets = SizeBucket.allCases.compactMap { bucket -> JSONValue? in
      guard var object = statistics.byBucket[bucket]?.json else { return nil }
      object["bucket"] = .string(bucket.rawValue)
      return .object(object)
    }
    let failures = statistics.failures.map { failure -> JSONValue in
      ["file": .string(failure.file), "reason": .string(failure.reason)]
    }
    var value: JSONObject = [
      "bestIoUBins": .array(statistics.bestIoUBins.map(JSONValue.int)),
      "byClass": .array(classes), "bySize": .array(buckets),
      "dontCare": .int(statistics.dontCare),
      "dropped": .array(statistics.dropped.map(\.json)),
      "droppedByReason": .counts(statistics.droppedByReason),
      "failures": .array(failures), "forcedOnly": .array(statistics.forcedOnly.map(\.json)),
      "ignored": .int(statistics.ignored), "images": .int(statistics.images),
      "matches": .object(statistics.overall.json), "name": .string(trainer),
      "negatives": .int(statistics.negatives),
      "neverMatched": .array(statistics.neverMatched.map(\.json)),
      "offsets": statistics.offsets.json,
      "positivesPerObject": .array(
        histogram.map { ["objects": .int($0.value), "positives": .int($0.key)] }),
      "priors": .int(priorCount), "misread": .int(statistics.misread),
      "readers": .object(
        JSONObject(statistics.imagesByReader.readers.map { ($0.name, .int($0.images)) })),
      "standIns": [
        "images": .int(statistics.standIns), "positives": .int(statistics.standInPositives),
      ],
    ]
    // What few trainers have stands only where there is some.
    if statistics.sharedMatches > 0 { value["sharedMatches"] = .int(statistics.sharedMatches) }
    if statistics.repeatedMatches > 0 {
      value["repeatedMatches"] = .int(statistics.repeatedMatches)
    }
    if let replacement { value["anchorsReplaced"] = .string(replacement.sentence) }
    return .object(value)
  }
}

extension MatchTally {
  fileprivate var json: JSONObject {
    [
      "forcedOnly": .int(forcedOnly), "matched": .int(matched),
      "matchedShare": .optional(matchedShare), "meanBestIoU": .optional(meanBestIoU),
      "meanPositives": .optional(meanPositives), "neverMatched": .int(neverMatched),
      "objects": .int(objects), "positives": .int(positives),
    ]
  }
}

extension OffsetStatistics {
  fileprivate var json: JSONValue {
    func four(_ offsets: BoxOffsets<Double>?) -> JSONValue {
      guard let offsets else { return .null }
      return .array(offsets.numbers().map(JSONValue.double))
    }
    return [
      "count": .int(count), "mean": four(mean), "poisoned": .int(poisoned),
      "standardDeviation": four(standardDeviation),
    ]
  }
}

extension MatchStatistics.Noted {
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "bestIoU": .optional(bestIoU), "class": .string(className), "file": .string(file),
      "line": .int(line), "object": .int(self.object),
    ]
    if let edges {
      object["height"] = .optional(edges.height)
      object["width"] = .optional(edges.width)
    }
    if let reason { object["reason"] = .string(reason) }
    return .object(object)
  }
}

extension JSONValue {
  /// A number, or null where there is none or none that JSON can hold.
  fileprivate static func optional(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .double(value)
  }
}
