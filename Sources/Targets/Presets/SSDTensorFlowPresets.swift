extension TrainerFamily {
  /// balancap's SSD-Tensorflow.
  public static let ssdTensorFlow = TrainerFamily(
    name: "ssd-tensorflow", kind: .ssd,
    usual: .ssd("ssd-tensorflow-300") { name throws(TargetsError) in
      SSDTensorFlowPresets.preset(
        name, "SSD-Tensorflow 300, VGG16",
        try SSDTables.layout300(name, sizes: SSDTables.smallSizes300),
        loss: MultiBoxLosses.ssdTensorFlow300)
    },
    others: [
      .ssd("ssd-tensorflow-512") { name throws(TargetsError) in
        SSDTensorFlowPresets.preset(
          name, "SSD-Tensorflow 512, VGG16",
          try SSDTables.layout512(name, sizes: SSDTables.smallSizes512),
          loss: MultiBoxLosses.ssdTensorFlow512)
      },
      .ssd("ssd-tensorflow-voc") { name throws(TargetsError) in
        // Its descendant's priors and matcher are its own.
        ModularSSDPresets.preset(
          name, "SSD_tensorflow_VOC 300, VGG16",
          source: "LevinJ/SSD_tensorflow_VOC 839c429, read; its priors were run",
          try SSDTables.layout300(name, sizes: SSDTables.smallSizes300))
      },
    ])
}

/// balancap's SSD-Tensorflow: no forced match, and positive only above 0.5.
enum SSDTensorFlowPresets {
  fileprivate static func preset(
    _ name: String, _ summary: String, _ layout: PriorLayout, loss: MultiBoxLoss
  ) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: summary, source: source, layout: inUnit(layout),
      groundTruthFrame: frame, unionOrder: .differenceFirst, policy: policy, classes: classes,
      loss: loss, decoding: DecodePolicies.ssdTensorFlow)
  }

  static let frame = GroundTruthFrame(unit: .unit)
  private static let source = "balancap/SSD-Tensorflow e0e3104, run with TensorFlow 2.15.1"
  private static let policy = MatchPolicy(forced: .none, comparator: .above)
  private static let classes = ClassTargetCoder(labeled: .anyOverlap)

  /// The layout in unit, with centers in `Float`.
  static func inUnit(_ layout: PriorLayout) -> PriorLayout {
    var layout = layout
    layout.unit = .unit
    layout.arithmetic = .floatCenters
    return layout
  }
}
