/// mmdet's `eval_map`; `VOCMetric` calls it with a pixel added.
enum MMDetEvaluators {
  static let all = [
    Evaluator(
      name: "mmdet", source: "mmdet 3.3.0, eval_map",
      summary: "area, in 32 bits", rules: .voc(rules(.area, .none))),
    Evaluator(
      name: "mmdet-voc", source: "mmdet 3.3.0, VOCMetric eval_mode='area'",
      summary: "area, in 32 bits; a pixel added to widths and heights",
      rules: .voc(rules(.area, .toSides))),
    Evaluator(
      name: "mmdet-voc07", source: "mmdet 3.3.0, VOCMetric eval_mode='11points'",
      summary: "11 points, in 32 bits; a pixel added to widths and heights",
      rules: .voc(rules(.elevenPoints, .toSides))),
  ]

  /// - Parameter pixel: `use_legacy_coordinate` adds one to sides.
  static func rules(_ curve: VOCRules.Curve, _ pixel: VOCRules.AddedPixel) -> VOCRules {
    var rules = VOCRules()
    rules.curve = curve
    rules.addedPixel = pixel
    rules.isSinglePrecision = true
    rules.hasSinglePrecisionCurve = true
    rules.prefersPlainObjects = true
    rules.ties = .images
    rules.emptyClasses = .leftOut(reads: 0)
    return rules
  }
}
