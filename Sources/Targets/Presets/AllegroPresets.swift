/// Allegro's "the hero rises": torchcv's tables and matching with labels from 1.
enum AllegroPresets {
  static let all = [
    TrainerPreset(
      name: "allegro-ssd512", summary: "allegro.ai \"the hero rises\" SSD 512",
      source: "allegroai/trains-blogs 1204d95, run with torch 2.2.2",
      layout: SSDTables.layout512("allegro-ssd512", sizes: SSDTables.sizes512),
      groundTruthFrame: GroundTruthFrame(unit: .pixel), policy: TorchCVPresets.policy,
      loss: MultiBoxLosses.allegro, decoding: DecodePolicies.allegro)
  ]
}
