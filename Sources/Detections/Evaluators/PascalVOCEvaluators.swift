/// Pascal VOC's development kits, whose code was run by GNU Octave in the place of MATLAB.
///
/// The kit adds a pixel to widths because its corners are pixel numbers, from 1 and inclusive. Boxes here
/// are continuous: reading those numbers has added it already. The kit gives one class after the other and
/// no mean; the mean here leaves out classes without objects.
enum PascalVOCEvaluators {
  static let all = [
    Evaluator(
      name: "voc07", source: "VOCevaldet.m of VOC2007's development kit, run by Octave",
      summary: "11 points of recall at IoU 0.5",
      rules: .voc(rules(.elevenPoints, .leftOut(reads: 0)))),
    Evaluator(
      name: "voc12", source: "VOCevaldet.m of VOC2012's development kit, run by Octave",
      summary: "area under the curve at IoU 0.5", rules: .voc(rules(.area, .unreadable))),
  ]

  private static func rules(
    _ curve: VOCRules.Curve, _ emptyClasses: VOCRules.EmptyClasses
  ) -> VOCRules {
    var rules = VOCRules()
    rules.curve = curve
    rules.emptyClasses = emptyClasses
    return rules
  }
}
