/// kuangliu's torchcv: greedy bipartite matching from 1e-6, then 0.5 and above.
enum TorchCVPresets {
  static let all = [
    preset(
      "torchcv-ssd300", "torchcv SSD 300",
      SSDTables.layout300("torchcv-ssd300", sizes: SSDTables.sizes300)),
    preset(
      "torchcv-ssd512", "torchcv SSD 512",
      SSDTables.layout512("torchcv-ssd512", sizes: SSDTables.sizes512)),
  ]

  /// Raised by `max()` over no ground truths.
  static let emptyReason = "IndexError: max(): Expected reduction dim 0 to have non-zero size"

  static let policy = MatchPolicy(
    forced: .bipartite(floor: 1e-6, .atLeast), comparator: .atLeast,
    emptyImage: .refused(reason: emptyReason))

  private static func preset(
    _ name: String, _ summary: String, _ layout: PriorLayout
  ) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: summary,
      source: "kuangliu/torchcv 6291f3e, run with torch 2.2.2 after two API repairs",
      layout: layout, groundTruthFrame: GroundTruthFrame(unit: .pixel), policy: policy,
      loss: MultiBoxLosses.torchCV, decoding: DecodePolicies.torchCV)
  }
}
