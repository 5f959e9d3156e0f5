/// COCO's own evaluator and those that count as it does.
enum COCOEvaluators {
  static let own = Evaluator(
    name: "coco", source: "pycocotools 2.0.11",
    summary: "mean over IoU 0.50:0.95 at 101 points of recall", rules: .coco(pycocotools))

  static let all = [
    own,
    Evaluator(
      name: "faster-coco-eval", source: "faster-coco-eval 1.8.0",
      summary: "as coco; a perfect AP is 1", rules: .coco(COCORules())),
    Evaluator(
      name: "globox", source: "globox 2.9.0",
      summary: "as coco without flags; images sorted by name", rules: .coco(globox)),
    Evaluator(
      name: "supervision", source: "supervision 0.31.2",
      summary: "as coco; difficult objects are ignored, classes without objects vanish",
      rules: .coco(supervision)),
    Evaluator(
      name: "torchmetrics", source: "torchmetrics 1.9.0, torch 2.13.0",
      summary: "as coco with thresholds and points in 32 bits", rules: .coco(torchmetrics)),
  ]

  private static var pycocotools: COCORules {
    var rules = COCORules()
    rules.bias = 2.220446049250313e-16
    return rules
  }

  private static var globox: COCORules {
    var rules = COCORules()
    rules.flags = .none
    rules.classes = .named
    rules.choice = .beforeThreshold
    rules.missing = .nan
    rules.sortsImagesByName = true
    return rules
  }

  private static var supervision: COCORules {
    var rules = COCORules()
    rules.flags = .crowdAndDifficult
    rules.classes = .ofObjects
    rules.precision = .singleCurve
    rules.bias = 2.220446049250313e-16
    return rules
  }

  private static var torchmetrics: COCORules {
    var rules = pycocotools
    rules.thresholds = COCORules.inSinglePrecision(from: 0.5, to: 0.95, count: 10)
    rules.recallPoints = COCORules.inSinglePrecision(from: 0, to: 1, count: 101)
    rules.classes = .named
    rules.precision = .singleInputs
    return rules
  }
}
