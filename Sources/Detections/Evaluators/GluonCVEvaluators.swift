/// gluoncv's `VOCMApMetric` and `VOC07MApMetric`.
enum GluonCVEvaluators {
  static let all = [
    Evaluator(
      name: "gluoncv-voc", source: "gluoncv 0.10.5, VOCMApMetric",
      summary: "area; a pixel added to right and bottom edges", rules: .voc(rules(.area))),
    Evaluator(
      name: "gluoncv-voc07", source: "gluoncv 0.10.5, VOC07MApMetric",
      summary: "11 points; a pixel added to right and bottom edges",
      rules: .voc(rules(.elevenPoints))),
  ]

  private static func rules(_ curve: VOCRules.Curve) -> VOCRules {
    var rules = VOCRules()
    rules.curve = curve
    rules.addedPixel = .toFarEdges
    rules.ties = .turnedTwice
    return rules
  }
}
