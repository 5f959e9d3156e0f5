/// All evaluators by name.
public enum Evaluators {
  /// The list, family by family.
  public static let all: [Evaluator] =
    PascalVOCEvaluators.all + COCOEvaluators.all + [SqueezeDetEvaluators.keras]
    + [KITTIEvaluators.kitti] + GluonCVEvaluators.all + MMDetEvaluators.all
    + Detectron2Evaluators.all + TFODEvaluators.all + ObjectDetectionMetricsEvaluators.all

  /// COCO's own, which most papers quote.
  public static let coco = COCOEvaluators.own

  /// Names that mean the same as another one.
  public static let aliases = [
    "pycocotools": "coco", "squeezedet-keras": "squeezedet",
  ]

  /// One by its name or alias.
  public static func named(_ name: String) -> Evaluator? {
    let name = aliases[name] ?? name
    return all.first { $0.name == name }
  }
}
