import Boxes

extension TrainerFamily {
  /// Deci's super-gradients.
  public static let superGradients = TrainerFamily(
    name: "super-gradients", kind: .ssd,
    usual: .ssd("super-gradients-ssd300") { name throws(TargetsError) in
      try SuperGradientsPresets.preset(
        name, "super-gradients SSD, its recipe for 300", size: 300, cells: [38, 19, 10, 5, 3, 2],
        sizes: SSDTables.smallSizes300, ratios: SSDTables.ratios300)
    },
    others: [
      .ssd("super-gradients-ssd320-mobilenet-v1") { name throws(TargetsError) in
        try SuperGradientsPresets.preset(
          name, "super-gradients SSD 320, MobileNet V1", size: 320,
          cells: [40, 20, 10, 5, 3, 2], sizes: [22, 48, 106, 163, 221, 278, 336],
          ratios: SSDTables.ratios300)
      },
      .ssd("super-gradients-ssd320-mobilenet-v2") { name throws(TargetsError) in
        try SuperGradientsPresets.preset(
          name, "super-gradients SSD 320, MobileNet V2", size: 320,
          cells: [20, 10, 5, 3, 2, 1], sizes: [32, 82, 133, 184, 235, 285, 336],
          ratios: Array(repeating: [2, 3], count: 6))
      },
    ])
}

/// super-gradients' SSD: a level shape by shape and not cell by cell, which decides ties; positive
/// only above 0.5.
///
/// - Parity: 300 ran; both 320 read, with the same code. Losses and detections of all three ran.
enum SuperGradientsPresets {
  fileprivate static func preset(
    _ name: String, _ summary: String, size: Int, cells: [Int], sizes: [Double],
    ratios: [[Double]]
  ) throws(TargetsError) -> TrainerPreset {
    var layout = PriorLayout(
      name: name, imageSize: try SSDTables.square(size),
      levels: try PriorLayout.levels(
        cells: cells, steps: nil, sizes: sizes, ratios: ratios.map(LevelTable.withInverses)))
    layout.nesting = .cellsInShapes
    layout.unit = .unit
    layout.clipping = .centerForm
    return TrainerPreset(
      name: name, summary: summary, source: "super-gradients 3.7.1, run with torch 2.13.0",
      layout: layout, groundTruthFrame: GroundTruthFrame(unit: .unit),
      unionOrder: .sumPlus(epsilon: 1e-9),
      policy: MatchPolicy(forced: .bestPrior(conflict: .last), comparator: .above),
      loss: MultiBoxLosses.superGradients, decoding: DecodePolicies.superGradients)
  }
}
