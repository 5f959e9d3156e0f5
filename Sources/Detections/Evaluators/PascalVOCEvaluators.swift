/// The rules of Pascal VOC's development kit as its documentation tells them. Its code needs MATLAB and was
/// neither run nor compared; the eleven points are those of NumPy's `arange(0, 1.1, 0.1)`.
///
/// The kit adds a pixel to widths because its corners are pixel numbers, from 1 and inclusive. Boxes here
/// are continuous: reading those numbers has added it already.
enum PascalVOCEvaluators {
  static let all = [
    Evaluator(
      name: "voc07", source: "rules of VOC2007's development kit; not compared with its code",
      summary: "11 points of recall at IoU 0.5", rules: .voc(rules(.elevenPoints))),
    Evaluator(
      name: "voc12", source: "rules of VOC2012's development kit; not compared with its code",
      summary: "area under the curve at IoU 0.5", rules: .voc(rules(.area))),
  ]

  private static func rules(_ curve: VOCRules.Curve) -> VOCRules {
    var rules = VOCRules()
    rules.curve = curve
    return rules
  }
}
