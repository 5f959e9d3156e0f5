extension TrainerFamily {
  /// Allegro's "the hero rises".
  public static let allegro = TrainerFamily(
    name: "allegro", kind: .ssd,
    usual: .ssd("allegro-ssd512") { name throws(TargetsError) in
      try AllegroPresets.preset(name)
    })
}

/// Allegro's "the hero rises": torchcv's tables and matching with labels from 1.
enum AllegroPresets {
  fileprivate static func preset(_ name: String) throws(TargetsError) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: "allegro.ai \"the hero rises\" SSD 512",
      source: "allegroai/trains-blogs 1204d95, run with torch 2.2.2",
      layout: try SSDTables.layout512(name, sizes: SSDTables.sizes512),
      groundTruthFrame: GroundTruthFrame(unit: .pixel), policy: TorchCVPresets.policy,
      loss: MultiBoxLosses.allegro, decoding: DecodePolicies.allegro)
  }
}
