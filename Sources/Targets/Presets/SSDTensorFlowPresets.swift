/// balancap's SSD-Tensorflow: no forced match, and positive only above 0.5.
enum SSDTensorFlowPresets {
  static let all = [
    TrainerPreset(
      name: "ssd-tensorflow-300", summary: "SSD-Tensorflow 300, VGG16", source: source,
      layout: inUnit(SSDTables.layout300("ssd-tensorflow-300", sizes: SSDTables.smallSizes300)),
      groundTruthFrame: frame, unionOrder: .differenceFirst, policy: policy, classes: classes,
      loss: MultiBoxLosses.ssdTensorFlow300, decoding: DecodePolicies.ssdTensorFlow),
    TrainerPreset(
      name: "ssd-tensorflow-512", summary: "SSD-Tensorflow 512, VGG16", source: source,
      layout: inUnit(SSDTables.layout512("ssd-tensorflow-512", sizes: SSDTables.smallSizes512)),
      groundTruthFrame: frame, unionOrder: .differenceFirst, policy: policy, classes: classes,
      loss: MultiBoxLosses.ssdTensorFlow512, decoding: DecodePolicies.ssdTensorFlow),
  ]

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
