import Boxes

extension TrainerFamily {
  /// The pytorch-ssd repository with mb1-ssd, which is not the package of that name.
  public static let mobileNetSSD = TrainerFamily(
    name: "mb1-ssd", kind: .ssd,
    // No object: the matcher raises. A box without width: its offsets are infinite.
    fatalRules: ["SET003", "BOX004"],
    usual: .ssd("mb1-ssd300") { name throws(TargetsError) in
      try MobileNetSSDPresets.preset(name)
    })
}

/// qfgaohao's pytorch-ssd: SSD on MobileNet V1 (mb1-ssd-lite and mb2-ssd-lite take the same
/// configuration), 1e-5 in the union.
enum MobileNetSSDPresets {
  fileprivate static func preset(_ name: String) throws(TargetsError) -> TrainerPreset {
    let layout = PriorLayout(
      name: name, imageSize: try SSDTables.square(300),
      levels: try PriorLayout.levels(
        cells: [19, 10, 5, 3, 2, 1], steps: [16, 32, 64, 100, 150, 300],
        sizes: [60, 105, 150, 195, 240, 285, 330],
        ratios: Array(repeating: LevelTable.withInverses([2, 3]), count: 6)))
    return TrainerPreset(
      name: name, summary: "pytorch-ssd's mb1-ssd, MobileNet V1 300",
      source: "qfgaohao/pytorch-ssd 7a839cbc, run with torch 2.13.0",
      layout: PyTorchSSDPresets.inClampedUnit(layout),
      groundTruthFrame: GroundTruthFrame(unit: .unit), unionOrder: .sumPlus(epsilon: 1e-5),
      policy: MatchPolicy(
        forced: .bestPrior(conflict: .last), comparator: .atLeast,
        emptyImage: .refused(reason: "IndexError: max(): Expected reduction dim to have size")),
      loss: MultiBoxLosses.pyTorchSSD, decoding: DecodePolicies.mobileNetSSD)
  }
}
