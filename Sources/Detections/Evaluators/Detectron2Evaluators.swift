/// detectron2's `PascalVOCDetectionEvaluator`: detections go through text files.
enum Detectron2Evaluators {
  static let all = [
    Evaluator(
      name: "detectron2-voc07", source: "detectron2 02b5c4e2, pascal_voc_evaluation.py, 2007",
      summary: "11 points, IoU above 0.5; scores of 3 decimals, edges of 1; hundredths",
      rules: .voc(rules(.elevenPoints, .zero))),
    Evaluator(
      name: "detectron2-voc12", source: "detectron2 02b5c4e2, pascal_voc_evaluation.py, 2012",
      summary: "area, IoU above 0.5; scores of 3 decimals, edges of 1; hundredths",
      rules: .voc(rules(.area, .poison))),
  ]

  /// - Parameter firstPixel: 1 where annotations count from 1 and its reader takes it off again, 0 for
  ///   numbers handed over as they are.
  static func rules(
    _ curve: VOCRules.Curve, _ empty: VOCRules.EmptyClasses, firstPixel: Double = 1
  ) -> VOCRules {
    var rules = VOCRules()
    rules.thresholds = stride(from: 50, to: 100, by: 5).map { Double($0) / 100 }
    rules.comparison = .above
    rules.curve = curve
    rules.addedPixel = .toSides
    rules.writing = .init(firstPixel: firstPixel, scoreDecimals: 3, edgeDecimals: 1)
    rules.ties = .images
    rules.emptyClasses = empty
    rules.summaryScale = 100
    return rules
  }
}
