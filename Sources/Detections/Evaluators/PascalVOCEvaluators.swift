/// Pascal VOC's development kit (`VOCevaldet.m`, VOCdevkit 2007 and 2012), read, not run: it needs MATLAB.
///
/// The kit adds a pixel to widths because its corners are pixel numbers, from 1 and inclusive. Boxes here
/// are continuous: reading those numbers has added it already.
enum PascalVOCEvaluators {
  static let all = [
    Evaluator(
      name: "voc07", source: "VOCdevkit 2007, VOCevaldet.m (read)",
      summary: "11 points of recall at IoU 0.5", rules: .voc(rules(.elevenPoints))),
    Evaluator(
      name: "voc12", source: "VOCdevkit 2012, VOCevaldet.m (read)",
      summary: "area under the curve at IoU 0.5", rules: .voc(rules(.area))),
  ]

  private static func rules(_ curve: VOCRules.Curve) -> VOCRules {
    var rules = VOCRules()
    rules.curve = curve
    return rules
  }
}
