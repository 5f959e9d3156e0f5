/// KITTI's program as SqueezeDet's TensorFlow original carries it (`evaluate_object.cpp` at e7c0860e).
enum KITTIEvaluators {
  static let kitti = Evaluator(
    name: "kitti", source: "evaluate_object.cpp of squeezeDet e7c0860e",
    summary: "11 of 41 score thresholds; easy, moderate, hard; IoU above 0.7 for cars",
    rules: .kitti(KITTIRules()))
}
