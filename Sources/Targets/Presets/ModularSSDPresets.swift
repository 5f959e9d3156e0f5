extension TrainerFamily {
  /// modular_SSD_tensorflow.
  public static let modularSSD = TrainerFamily(
    name: "modular-ssd", kind: .ssd,
    // A box without width: its offsets are infinite.
    fatalRules: ["BOX004"],
    usual: .ssd("modular-ssd-300") { name throws(TargetsError) in
      ModularSSDPresets.preset(
        name, "modular_SSD_tensorflow 300, VGG16 or MobileNet", loss: MultiBoxLosses.modularSSD,
        decoding: DecodePolicies.modularSSD,
        try SSDTables.layout300(name, sizes: SSDTables.smallSizes300))
    },
    others: [
      .ssd("modular-ssd-512") { name throws(TargetsError) in
        ModularSSDPresets.preset(
          name, "modular_SSD_tensorflow 512, VGG16 or MobileNet",
          loss: MultiBoxLosses.modularSSD, decoding: DecodePolicies.modularSSD,
          try SSDTables.layout512(name, sizes: SSDTables.smallSizes512))
      }
    ])
}

/// modular_SSD_tensorflow: SSD-Tensorflow's priors, each ground truth forced onto its best prior,
/// the last one winning.
enum ModularSSDPresets {
  static func preset(
    _ name: String, _ summary: String,
    source: String = "yu-jingrui/modular_SSD_tensorflow 664e7d8, run with TensorFlow 2.15.1",
    loss: MultiBoxLoss? = nil, decoding: DecodePolicy? = nil, _ layout: PriorLayout
  ) -> TrainerPreset {
    var layout = SSDTensorFlowPresets.inUnit(layout)
    layout.frame = .cornerMean
    return TrainerPreset(
      name: name, summary: summary,
      source: source,
      layout: layout, groundTruthFrame: SSDTensorFlowPresets.frame, unionOrder: .differenceFirst,
      policy: MatchPolicy(forced: .bestPrior(conflict: .last), comparator: .above),
      loss: loss, decoding: decoding)
  }
}
