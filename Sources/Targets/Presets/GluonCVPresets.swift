import Boxes
extension TrainerFamily {
  /// gluon-cv.
  public static let gluonCV = TrainerFamily(
    name: "gluoncv", kind: .ssd,
    // No object, or a box without area: every prior learns nonsense.
    fatalRules: ["SET003", "BOX004"],
    usual: .ssd("gluoncv-ssd300") { name throws(TargetsError) in
      GluonCVPresets.preset(
        name, "gluon-cv SSD 300, VGG16 atrous, VOC",
        try SSDTables.layout300(name, sizes: SSDTables.sizes300))
    },
    others: [
      .ssd("gluoncv-ssd300-coco") { name throws(TargetsError) in
        GluonCVPresets.preset(
          name, "gluon-cv SSD 300, VGG16 atrous, COCO sizes",
          try SSDTables.layout300(name, sizes: SSDTables.smallSizes300))
      },
      .ssd("gluoncv-ssd512") { name throws(TargetsError) in
        GluonCVPresets.preset(
          name, "gluon-cv SSD 512, VGG16 atrous, VOC and COCO",
          try SSDTables.layout512(
            name, sizes: [51.2, 76.8, 153.6, 230.4, 307.2, 384, 460.8, 537.6]))
      },
      .ssd("gluoncv-ssd512-mobilenet") { name throws(TargetsError) in
        GluonCVPresets.preset(
          name, "gluon-cv SSD 512, MobileNet 1.0, ResNet18 and 50, VOC",
          try GluonCVPresets.mobileNet512(name))
      },
      .ssd("gluoncv-ssd300-lite") { name throws(TargetsError) in
        GluonCVPresets.preset(
          name, "gluon-cv SSD 300 lite, MobileNet 1.0", try GluonCVPresets.lite300(name))
      },
    ])
}

/// gluon-cv's SSD: greedy bipartite matching, shared ties, then 0.5 and above.
enum GluonCVPresets {
  fileprivate static func preset(_ name: String, _ summary: String, _ layout: PriorLayout)
    -> TrainerPreset
  {
    TrainerPreset(
      name: name, summary: summary,
      source: "dmlc/gluon-cv 56777561, run with mxnet 1.9.1",
      layout: layout,
      groundTruthFrame: GroundTruthFrame(unit: .pixel, center: .cornerPlusHalf),
      policy: MatchPolicy(
        forced: .bipartite(floor: 1e-12, .above), sharesTies: true, comparator: .atLeast,
        emptyImage: .paddingRow),
      loss: MultiBoxLosses.gluonCV, decoding: DecodePolicies.gluonCV)
  }

  /// Six maps, from stride 16.
  fileprivate static func mobileNet512(_ name: String) throws(TargetsError) -> PriorLayout {
    let ratios = [[2.0], [2, 3], [2, 3], [2, 3], [2], [2]].map(LevelTable.withInverses)
    return PriorLayout(
      name: name, imageSize: try SSDTables.square(512),
      levels: try PriorLayout.levels(
        cells: [32, 16, 8, 4, 2, 1], steps: [16, 32, 64, 128, 256, 512],
        sizes: [51.2, 102.4, 189.4, 276.4, 363.52, 450.6, 492], ratios: ratios))
  }

  /// The lite generator: the first square at half its size on every map, no mean on the first, the
  /// mean last on the others.
  fileprivate static func lite300(_ name: String) throws(TargetsError) -> PriorLayout {
    let sizes: [Double] = [60, 105, 150, 195, 240, 285, 300]
    let cells = [19, 10, 5, 3, 2, 1]
    let steps: [Double] = [16, 30, 60, 100, 150, 300]
    let levels = cells.indices.map { k in
      PriorLevel(
        grid: FeatureGrid(square: cells[k]), centering: .step(steps[k]),
        shapes: PriorShapeOrder.squareRatiosMean.shapes(
          size: sizes[k], next: k == 0 ? nil : sizes[k + 1],
          ratios: LevelTable.withInverses(k == 0 ? [2] : [2, 3]), firstScale: 0.5))
    }
    return PriorLayout(
      name: name, imageSize: try SSDTables.square(300), levels: levels)
  }
}
