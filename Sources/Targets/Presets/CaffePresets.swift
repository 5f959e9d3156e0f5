extension TrainerFamily {
  /// SSD's own Caffe.
  public static let caffe = TrainerFamily(
    name: "caffe", kind: .ssd,
    usual: .ssd("caffe-ssd300") { name throws(TargetsError) in
      CaffePresets.preset(
        name, "Caffe SSD 300, VOC", try SSDTables.layout300(name, sizes: SSDTables.sizes300))
    },
    others: [
      .ssd("caffe-ssd512") { name throws(TargetsError) in
        CaffePresets.preset(
          name, "Caffe SSD 512",
          // PriorBox reads its sizes into an int: 35.84 becomes 35.
          try SSDTables.layout512(
            name, sizes: SSDTables.sizes512.map { $0.rounded(.towardZero) }))
      }
    ])
}

/// SSD's own Caffe: sizes cut to whole pixels, greedy bipartite matching above 1e-6.
enum CaffePresets {
  fileprivate static func preset(_ name: String, _ summary: String, _ layout: PriorLayout)
    -> TrainerPreset
  {
    var layout = layout
    layout.unit = .unit
    layout.arithmetic = .floatSides
    layout.frame = .cornerMean
    return TrainerPreset(
      name: name, summary: summary,
      source: "weiliu89/caffe@ssd 4817bf8b, read and ported to float32; not built",
      layout: layout, groundTruthFrame: GroundTruthFrame(unit: .unit),
      policy: MatchPolicy(forced: .bipartite(floor: 1e-6, .above), comparator: .atLeast),
      loss: MultiBoxLosses.caffe, decoding: DecodePolicies.caffe)
  }
}
