import Boxes

extension TrainerFamily {
  /// torchvision.
  public static let torchVision = TrainerFamily(
    name: "torchvision", kind: .ssd,
    // A box without width or height: each of its models raises. 0.29.2, read.
    fatalRules: ["BOX004"],
    habits: TrainerHabits(
      dataStep: DataStep(
        degenerateReason: "AssertionError: All bounding boxes should have positive height and width"
      )),
    usual: .ssd("torchvision-ssd300") { name throws(TargetsError) in
      try TorchVisionPresets.preset(
        name, "torchvision ssd300_vgg16", source: "torchvision 0.17.2, run; priors also of 0.29.2",
        size: 300,
        levels: PriorLayout.levels(
          cells: SSDTables.cells300, steps: SSDTables.steps300,
          sizes: [0.07, 0.15, 0.33, 0.51, 0.69, 0.87, 1.05], ratios: SSDTables.inverses300))
    },
    others: [
      .ssd("torchvision-ssdlite320") { name throws(TargetsError) in
        try TorchVisionPresets.preset(
          name, "torchvision ssdlite320_mobilenet_v3_large",
          source: "torchvision 0.29.2, run with torch 2.13.0", size: 320,
          levels: PriorLayout.levels(
            cells: [20, 10, 5, 3, 2, 1], steps: nil, sizes: TorchVisionPresets.liteSizes,
            ratios: Array(repeating: LevelTable.withInverses([2, 3]), count: 6)),
          decoding: DecodePolicies.torchVisionLite)
      },
      .torchVisionRetinaNet, .torchVisionProposals,
    ])
}

/// torchvision's SSDs: each ground truth forced onto its best prior, the last one winning; offsets
/// multiplied by 10 and 5 before they are divided by the prior's sides.
enum TorchVisionPresets {
  /// The most that decoding lets a side grow: `ln(1000 / 16)`.
  static let exponentCap: Float = 4.135_166_6

  /// From 0.2 to 0.95 in five steps, then the whole image.
  fileprivate static let liteSizes = (0..<6).map { 0.2 + (0.95 - 0.2) * Double($0) / 5 } + [1]

  fileprivate static func preset(
    _ name: String, _ summary: String, source: String, size: Int, levels: [PriorLevel],
    decoding: DecodePolicy = DecodePolicies.torchVision
  ) throws(TargetsError) -> TrainerPreset {
    var layout = PriorLayout(name: name, imageSize: try SSDTables.square(size), levels: levels)
    layout.shapeUnit = .unit
    layout.unit = .unit
    layout.arithmetic = .unitThenPixels
    layout.clipping = .sizes
    layout.frame = .cornerPlusHalf
    return TrainerPreset(
      name: name, summary: summary, source: source, layout: layout,
      groundTruthFrame: GroundTruthFrame(unit: .pixel, center: .cornerPlusHalf),
      policy: MatchPolicy(forced: .bestPrior(conflict: .last), comparator: .atLeast),
      coder: CenterOffsetCoder(arithmetic: .weightsFirst, exponentCap: exponentCap),
      loss: MultiBoxLosses.torchVision, decoding: decoding)
  }
}
