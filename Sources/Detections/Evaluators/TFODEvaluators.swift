/// The TensorFlow object detection API's evaluators (`object_detection_evaluation.py`).
enum TFODEvaluators {
  static let all = [
    Evaluator(
      name: "tf-od-pascal", source: "\(package), PascalDetectionEvaluator",
      summary: "area; boxes without area are dropped", rules: .voc(rules(.difficult))),
    Evaluator(
      name: "tf-od-weighted-pascal", source: "\(package), WeightedPascalDetectionEvaluator",
      summary: "as tf-od-pascal; the mean is one curve over all classes",
      rules: .voc(rules(.difficult, poolsClasses: true))),
    Evaluator(
      name: "tf-od-open-images", source: "\(package), OpenImagesDetectionEvaluator",
      summary: "as tf-od-pascal; crowds are groups that excuse what lies inside",
      rules: .voc(rules(.groups))),
  ]

  private static let package = "tf-models-research-object-detection 2.8.0.post1"

  private static func rules(_ flags: VOCRules.Flags, poolsClasses: Bool = false) -> VOCRules {
    var rules = VOCRules()
    rules.isSinglePrecision = true
    rules.dropsEmptyBoxes = true
    rules.ties = .turnedTwice
    rules.flags = flags
    rules.poolsClasses = poolsClasses
    return rules
  }
}
