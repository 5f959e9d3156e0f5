import Boxes
import JSONText
import Targets

/// The keys of `squeeze.config` that are one number, and their fields.
enum SqueezeDetConfigKeys {
  /// Keys without which the trainer can't build its priors.
  static let required = [
    "IMAGE_WIDTH", "IMAGE_HEIGHT", "ANCHORS_WIDTH", "ANCHORS_HEIGHT", "ANCHOR_PER_GRID",
    "ANCHOR_SEED", "CLASS_NAMES",
  ]

  static let ints: [(key: String, path: WritableKeyPath<SqueezeDetConfig, Int> & Sendable)] = [
    ("ANCHORS_HEIGHT", \.gridHeight), ("ANCHORS_WIDTH", \.gridWidth),
    ("ANCHOR_PER_GRID", \.anchorsPerCell), ("BATCH_SIZE", \.batchSize),
    ("N_CHANNELS", \.channels), ("TOP_N_DETECTION", \.topDetections),
    ("VISUALIZATION_BATCH_SIZE", \.visualizationBatchSize),
  ]

  static let doubles: [(key: String, path: WritableKeyPath<SqueezeDetConfig, Double> & Sendable)] =
    [
      ("EPSILON", \.epsilon), ("EXP_THRESH", \.exponentThreshold),
      ("FINAL_THRESHOLD", \.finalThreshold), ("IOU_THRESHOLD", \.evaluationOverlap),
      ("KEEP_PROB", \.keepProbability), ("LEARNING_RATE", \.learningRate),
      ("LOSS_COEF_BBOX", \.boxLossWeight), ("LOSS_COEF_CLASS", \.classLossWeight),
      ("LOSS_COEF_CONF_NEG", \.negativeConfidenceLossWeight),
      ("LOSS_COEF_CONF_POS", \.positiveConfidenceLossWeight),
      ("MAX_GRAD_NORM", \.maximumGradientNorm), ("MOMENTUM", \.momentum),
      ("NMS_THRESH", \.suppressionThreshold), ("PROB_THRESH", \.probabilityThreshold),
      ("WEIGHT_DECAY", \.weightDecay),
    ]

  /// Every key that the trainer's own writer writes, sorted.
  static let all: [String] =
    (ints.map(\.key) + doubles.map(\.key) + [
      "IMAGE_WIDTH", "IMAGE_HEIGHT", "ANCHOR_SEED", "CLASS_NAMES", "CLASSES", "CLASS_TO_IDX",
    ]).sorted()

  /// The classes as the file holds them: names, count, and the index of each name, of equal names
  /// the last.
  static func setClasses(_ names: [String], in json: inout JSONObject) {
    json["CLASS_NAMES"] = .array(names.map { .string($0) })
    json["CLASSES"] = .int(names.count)
    json["CLASS_TO_IDX"] = .object(
      JSONObject(names.enumerated().map { ($1, JSONValue.int($0)) }))
  }

  /// Anchors as the file holds them, with their number.
  static func setAnchors(_ anchors: [Size<Pixels>], in json: inout JSONObject) {
    json["ANCHOR_SEED"] = .array(
      anchors.map { .array([.double($0.width), .double($0.height)]) })
    json["ANCHOR_PER_GRID"] = .int(anchors.count)
  }
}
