extension TrainerFamily {
  /// pierluigiferrari's ssd_keras.
  public static let ssdKeras = TrainerFamily(
    name: "ssd-keras", kind: .ssd,
    // A box without width or height: the encoder raises.
    fatalRules: ["BOX004"],
    usual: .ssd("ssd-keras-300") { name throws(TargetsError) in
      SSDKerasPresets.preset(
        name, "ssd_keras 300, the training notebook for VOC",
        try SSDTables.layout300(name, sizes: [0.1, 0.2, 0.37, 0.54, 0.71, 0.88, 1.05]))
    },
    others: [
      .ssd("ssd-keras-512") { name throws(TargetsError) in
        SSDKerasPresets.preset(
          name, "ssd_keras 512, VOC",
          try SSDTables.layout512(name, sizes: [0.07, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.05]))
      }
    ])
}

/// ssd_keras: everything in `Double`, a greedy one-to-one choice with a fault, then 0.5 and above.
///
/// With `ignoredFrom` below the threshold (its class has 0.3 by default, its notebooks 0.5) priors
/// between are neutral: in neither loss.
enum SSDKerasPresets {
  fileprivate static func preset(
    _ name: String, _ summary: String, _ layout: PriorLayout
  ) -> TrainerPreset {
    var layout = layout
    layout.shapeUnit = .shorterSide
    layout.unit = .unit
    layout.arithmetic = .doubles
    return TrainerPreset(
      name: name, summary: summary,
      source: "pierluigiferrari/ssd_keras 3ac9adaf, run with NumPy 2.4.6", layout: layout,
      groundTruthFrame: GroundTruthFrame(unit: .unit),
      intake: GroundTruthIntake(degenerateReason: "DegenerateBoxError"),
      policy: MatchPolicy(forced: .oneToOne, comparator: .atLeast),
      coder: CenterOffsetCoder(arithmetic: .divideOnce),
      loss: MultiBoxLosses.ssdKeras, decoding: DecodePolicies.ssdKeras)
  }
}
