/// SSD's own Caffe: sizes cut to whole pixels, greedy bipartite matching above 1e-6.
enum CaffePresets {
  static let all = [
    preset(
      "caffe-ssd300", "Caffe SSD 300, VOC",
      SSDTables.layout300("caffe-ssd300", sizes: SSDTables.sizes300)),
    preset(
      "caffe-ssd512", "Caffe SSD 512",
      // PriorBox reads its sizes into an int: 35.84 becomes 35.
      SSDTables.layout512(
        "caffe-ssd512", sizes: SSDTables.sizes512.map { $0.rounded(.towardZero) })),
  ]

  static func preset(_ name: String, _ summary: String, _ layout: PriorLayout) -> TrainerPreset {
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
