import JSONText
import Targets
import Testing

/// Replays recorded evaluations: what differs, in words.
enum SqueezeDetEvaluationReplay {
  static func averagePrecision(_ golden: SqueezeDetGolden) throws -> [String] {
    var found: [String] = []
    for (place, recorded) in try #require(golden.json["cases"]?.array).enumerated() {
      let flags = try #require(recorded["is_gt"]?.array).map { try SqueezeDetGolden.ints($0) }
      let scores = try SqueezeDetGolden.rows(recorded["scores"])
      let ours = zip(flags, scores).map {
        SqueezeDetAveragePrecision(isGroundTruth: $0.map { $0 > 0 }, scores: $1)
      }
      if recorded["error"]?.string != nil {
        if !ours.contains(nil) { found.append("case \(place): no error") }
        continue
      }
      let values = ours.compactMap { $0 }
      let expected = try SqueezeDetGolden.rows(recorded["ap"])
      if !agree(values.map { [$0.plain, $0.interpolated] }, expected, within: 1e-14) {
        found.append("case \(place): ap")
      }
      // The trainer averages the eleven points over classes; these cases have one class.
      let points = [values[0].elevenPoints, values[0].interpolatedElevenPoints]
      let recordedPoints = [
        try SqueezeDetGolden.numbers(recorded["prec11"]),
        try SqueezeDetGolden.numbers(recorded["iprec11"]),
      ]
      if !agree(points, recordedPoints, within: 1e-14) { found.append("case \(place): points") }
    }
    return found
  }

  static func statistics(_ golden: SqueezeDetGolden) throws -> [String] {
    let classes = try #require(golden.json["CLASSES"]?.int)
    let evaluation = try SqueezeDetEvaluation(
      try images(golden), classCount: classes,
      overlap: SqueezeDetGolden.number(golden.json["IOU_THRESHOLD"]))
    let out = try #require(golden.json["out"])
    var found: [String] = []
    func compare(_ key: String, _ ours: [[Double]]) throws {
      let recorded = try SqueezeDetGolden.rows(out[key])
      if !agree(ours, recorded, within: 1e-14) { found.append(key) }
    }
    func compareRow(_ key: String, _ ours: [Double]) throws {
      if !agree([ours], [try SqueezeDetGolden.numbers(out[key])], within: 1e-14) {
        found.append(key)
      }
    }
    try compareRow("precision", evaluation.precision)
    try compareRow("recall", evaluation.recall)
    try compareRow("f1", evaluation.f1)
    try compare("AP", evaluation.averagePrecisions.map { [$0.plain, $0.interpolated] })
    let mean = try SqueezeDetGolden.number(out["mAP"])
    if !agree(evaluation.meanAveragePrecision, mean, within: 1e-14) { found.append("mAP") }
    try compare("tp", evaluation.counts.map { $0.map { Double($0.truePositives) } })
    try compare("fp", evaluation.counts.map { $0.map { Double($0.falsePositives) } })
    try compare("fn", evaluation.counts.map { $0.map { Double($0.falseNegatives) } })
    try compare("is_gt", evaluation.isGroundTruth.map { $0.map { $0 ? 1 : 0 } })
    try compare("scores", evaluation.scores)
    return found
  }

  private static func images(
    _ golden: SqueezeDetGolden
  ) throws -> [SqueezeDetEvaluatedImage] {
    let boxes = try #require(golden.json["det_boxes"]?.array).map(SqueezeDetGolden.rows)
    let classes = try #require(golden.json["det_classes"]?.array).map(SqueezeDetGolden.ints)
    let scores = try SqueezeDetGolden.rows(golden.json["det_scores"])
    return try #require(golden.json["gt_per_image"]?.array).enumerated().map { image, recorded in
      let priors = try SqueezeDetGolden.ints(recorded["anchor_index"])
      let rows = try SqueezeDetGolden.rows(recorded["boxes"])
      let kinds = try SqueezeDetGolden.ints(recorded["class_index"])
      let truths = priors.indices.sorted { priors[$0] < priors[$1] }.map {
        SqueezeDetEvaluatedImage.Truth(
          cx: Float(rows[$0][0]), cy: Float(rows[$0][1]), width: Float(rows[$0][2]),
          height: Float(rows[$0][3]), classIndex: kinds[$0])
      }
      let detections = boxes[image].indices.map {
        SqueezeDetDetection(
          box: SqueezeDetBox(boxes[image][$0]), classIndex: classes[image][$0],
          score: scores[image][$0], prior: 0)
      }
      return SqueezeDetEvaluatedImage(truths: truths, detections: detections)
    }
  }
}
