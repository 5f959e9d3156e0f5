extension TrainerFamily {
  /// kuangliu's torchcv.
  public static let torchCV = TrainerFamily(
    name: "torchcv", kind: .ssd,
    // No object: the encoder raises.
    fatalRules: ["SET003"],
    usual: .ssd("torchcv-ssd300", layoutName: "ssd300") { name throws(TargetsError) in
      TorchCVPresets.preset(
        name, "torchcv SSD 300", try SSDTables.layout300(name, sizes: SSDTables.sizes300))
    },
    others: [
      .ssd("torchcv-ssd512", layoutName: "ssd512") { name throws(TargetsError) in
        TorchCVPresets.preset(
          name, "torchcv SSD 512", try SSDTables.layout512(name, sizes: SSDTables.sizes512))
      }
    ])
}

/// kuangliu's torchcv: greedy bipartite matching from 1e-6, then 0.5 and above.
enum TorchCVPresets {
  /// Raised by `max()` over no ground truths.
  static let emptyReason = "IndexError: max(): Expected reduction dim 0 to have non-zero size"

  static let policy = MatchPolicy(
    forced: .bipartite(floor: 1e-6, .atLeast), comparator: .atLeast,
    emptyImage: .refused(reason: emptyReason))

  fileprivate static func preset(
    _ name: String, _ summary: String, _ layout: PriorLayout
  ) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: summary,
      source: "kuangliu/torchcv 6291f3e, run with torch 2.2.2 after two API repairs",
      layout: layout, groundTruthFrame: GroundTruthFrame(unit: .pixel), policy: policy,
      loss: MultiBoxLosses.torchCV, decoding: DecodePolicies.torchCV)
  }
}
