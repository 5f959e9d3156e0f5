extension TrainerFamily {
  /// torchvision.
  public static let torchVision = TrainerFamily(
    name: "torchvision", kind: .ssd,
    usual: .ssd("torchvision-ssd300") { name throws(TargetsError) in
      try TorchVisionPresets.preset(
        name, size: 300,
        levels: PriorLayout.levels(
          cells: SSDTables.cells300, steps: SSDTables.steps300,
          sizes: [0.07, 0.15, 0.33, 0.51, 0.69, 0.87, 1.05], ratios: SSDTables.inverses300))
    },
    others: [.torchVisionRetinaNet, .torchVisionProposals])
}

/// torchvision's ssd300_vgg16: each ground truth forced onto its best prior, the last one winning.
enum TorchVisionPresets {
  /// The most that decoding lets a side grow: `ln(1000 / 16)`.
  static let exponentCap: Float = 4.135_166_6

  fileprivate static func preset(_ name: String, size: Int, levels: [PriorLevel])
    throws(TargetsError)
    -> TrainerPreset
  {
    var layout = PriorLayout(name: name, imageSize: try SSDTables.square(size), levels: levels)
    layout.shapeUnit = .unit
    layout.unit = .unit
    layout.arithmetic = .unitThenPixels
    layout.clipping = .sizes
    layout.frame = .cornerPlusHalf
    return TrainerPreset(
      name: name, summary: "torchvision ssd300_vgg16",
      source: "torchvision 0.17.2, run", layout: layout,
      groundTruthFrame: GroundTruthFrame(unit: .pixel, center: .cornerPlusHalf),
      policy: MatchPolicy(forced: .bestPrior(conflict: .last), comparator: .atLeast),
      coder: CenterOffsetCoder(exponentCap: exponentCap),
      loss: MultiBoxLosses.torchVision, decoding: DecodePolicies.torchVision)
  }
}
