extension TrainerFamily {
  /// PaddleDetection.
  public static let paddleDetection = TrainerFamily(
    name: "paddledet", kind: .ssd,
    // COCODataSet; 2.6.0, read.
    habits: TrainerHabits(dataStep: DataStep(leastSide: 1e-5, sparesOwnReader: true)),
    usual: .ssd("paddledet-ssd300") { name throws(TargetsError) in
      try PaddleDetectionPresets.preset(name)
    })
}

/// PaddleDetection's SSD 300: all in `Float`, prior 0 always background, background counted last.
enum PaddleDetectionPresets {
  fileprivate static func preset(_ name: String) throws(TargetsError) -> TrainerPreset {
    var layout = try SSDTables.layout300(name, sizes: SSDTables.sizes300)
    layout.unit = .unit
    layout.arithmetic = .floats
    layout.frame = .cornerPlusHalf
    return TrainerPreset(
      name: name, summary: "PaddleDetection SSD 300, VGG16, VOC",
      source: "paddledet 2.6.0, run on paddlepaddle 3.3.1", layout: layout,
      groundTruthFrame: GroundTruthFrame(unit: .unit, center: .cornerPlusHalf),
      unionOrder: .sumPlus(epsilon: 1e-10),
      // The rows that fill a batch up to its fullest image land on prior 0.
      policy: MatchPolicy(
        forced: .bestPrior(conflict: .last), comparator: .atLeast, backgroundPriors: [0]),
      coder: CenterOffsetCoder(arithmetic: .weightsFirst),
      // VOC has 20 classes.
      classes: ClassTargetCoder(background: 20, firstClass: 0, backgroundIsLast: true),
      loss: MultiBoxLosses.paddleDetection, decoding: DecodePolicies.paddleDetection)
  }
}
