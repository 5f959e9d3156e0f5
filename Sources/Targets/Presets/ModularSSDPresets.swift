/// modular_SSD_tensorflow: SSD-Tensorflow's priors, each ground truth forced onto its best prior,
/// the last one winning.
enum ModularSSDPresets {
  static let all = [
    preset(
      "modular-ssd-300", "modular_SSD_tensorflow 300, VGG16 or MobileNet",
      SSDTables.layout300("modular-ssd-300", sizes: SSDTables.smallSizes300)),
    preset(
      "modular-ssd-512", "modular_SSD_tensorflow 512, VGG16 or MobileNet",
      SSDTables.layout512("modular-ssd-512", sizes: SSDTables.smallSizes512)),
  ]

  private static func preset(
    _ name: String, _ summary: String, _ layout: PriorLayout
  ) -> TrainerPreset {
    var layout = SSDTensorFlowPresets.inUnit(layout)
    layout.frame = .cornerMean
    return TrainerPreset(
      name: name, summary: summary,
      source: "yu-jingrui/modular_SSD_tensorflow 664e7d8, run with TensorFlow 2.15.1",
      layout: layout, groundTruthFrame: SSDTensorFlowPresets.frame, unionOrder: .differenceFirst,
      policy: MatchPolicy(forced: .bestPrior(conflict: .last), comparator: .above),
      loss: MultiBoxLosses.modularSSD, decoding: DecodePolicies.modularSSD)
  }
}
