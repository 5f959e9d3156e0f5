/// SqueezeDet's port to Keras (`squeezedet-keras`, evaluation.py at cb355504).
///
/// SqueezeDet on TensorFlow has none of its own: it calls KITTI's program.
enum SqueezeDetEvaluators {
  static let keras = Evaluator(
    name: "squeezedet", source: "squeezedet-keras cb355504, evaluation.py",
    summary: "objects choose by score; a missed one enters the list with the score 0",
    rules: .squeezeDet(SqueezeDetRules()))
}
