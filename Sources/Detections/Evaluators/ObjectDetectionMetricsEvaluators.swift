/// Object-Detection-Metrics (`get_pascal_voc_metrics`).
enum ObjectDetectionMetricsEvaluators {
  static let all = [
    Evaluator(
      name: "object-detection-metrics", source: "object-detection-metrics 0.4.post1, all points",
      summary: "area, no flags, no pixel added", rules: .voc(rules(.area, reads: .nan))),
    Evaluator(
      name: "object-detection-metrics-11",
      source: "object-detection-metrics 0.4.post1, eleven points",
      summary: "11 points, no flags, no pixel added", rules: .voc(rules(.elevenPoints, reads: 0))),
  ]

  private static func rules(_ curve: VOCRules.Curve, reads: Double) -> VOCRules {
    var rules = VOCRules()
    rules.curve = curve
    rules.flags = .none
    rules.emptyClasses = .leftOutIfNamed(reads: reads)
    return rules
  }
}
