extension TrainerFamily {
  /// The package pytorch-ssd of the Python index.
  public static let pyTorchSSD = TrainerFamily(
    name: "pytorch-ssd", kind: .ssd,
    usual: .ssd("pytorch-ssd300") { name throws(TargetsError) in
      PyTorchSSDPresets.preset(
        name, "the package pytorch-ssd, VGG16 300",
        try SSDTables.layout300(name, sizes: SSDTables.smallSizes300))
    },
    others: [
      .ssd("pytorch-ssd512") { name throws(TargetsError) in
        PyTorchSSDPresets.preset(
          name, "the package pytorch-ssd, VGG16 512",
          try SSDTables.layout512(name, sizes: SSDTables.smallSizes512))
      }
    ])
}

/// The package pytorch-ssd: shares of the image, center form clamped, 1e-5 in the union, objects
/// with a side of 4 % or less left out.
///
/// - Parity: 300 ran; 512 read, with the same code. Losses and detections of both ran. An image with
///   nothing left has targets that can't be stacked with others: the trainer stops before its loss.
enum PyTorchSSDPresets {
  fileprivate static func preset(
    _ name: String, _ summary: String, _ layout: PriorLayout
  ) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: summary, source: "pytorch-ssd 1.8.0, run with torch 2.13.0",
      layout: inClampedUnit(layout), groundTruthFrame: GroundTruthFrame(unit: .unit),
      intake: GroundTruthIntake(leastSide: 0.04), unionOrder: .sumPlus(epsilon: 1e-5),
      policy: MatchPolicy(forced: .bestPrior(conflict: .last), comparator: .atLeast),
      loss: MultiBoxLosses.pyTorchSSD, decoding: DecodePolicies.pyTorchSSD)
  }

  /// The layout in unit, each number of the center form clamped by itself.
  static func inClampedUnit(_ layout: PriorLayout) -> PriorLayout {
    var layout = layout
    layout.unit = .unit
    layout.clipping = .centerForm
    return layout
  }
}
