/// gluon-cv's SSD: greedy bipartite matching, shared ties, then 0.5 and above.
enum GluonCVPresets {
  static let all = [
    preset(
      "gluoncv-ssd300", "gluon-cv SSD 300, VGG16 atrous, VOC",
      SSDTables.layout300("gluoncv-ssd300", sizes: SSDTables.sizes300)),
    preset(
      "gluoncv-ssd300-coco", "gluon-cv SSD 300, VGG16 atrous, COCO sizes",
      SSDTables.layout300("gluoncv-ssd300-coco", sizes: SSDTables.smallSizes300)),
    preset(
      "gluoncv-ssd512", "gluon-cv SSD 512, VGG16 atrous, VOC and COCO",
      SSDTables.layout512(
        "gluoncv-ssd512", sizes: [51.2, 76.8, 153.6, 230.4, 307.2, 384, 460.8, 537.6])),
    preset(
      "gluoncv-ssd512-mobilenet", "gluon-cv SSD 512, MobileNet 1.0, ResNet18 and 50, VOC",
      mobileNet512),
    preset("gluoncv-ssd300-lite", "gluon-cv SSD 300 lite, MobileNet 1.0", lite300),
  ]

  static func preset(_ name: String, _ summary: String, _ layout: PriorLayout) -> TrainerPreset {
    var preset = TrainerPreset(
      name: name, summary: summary,
      source: "dmlc/gluon-cv 56777561, run with mxnet 1.9.1",
      layout: layout,
      groundTruthFrame: GroundTruthFrame(unit: .pixel, center: .cornerPlusHalf),
      policy: MatchPolicy(
        forced: .bipartite(floor: 1e-12, .above), sharesTies: true, comparator: .atLeast,
        emptyImage: .paddingRow),
      loss: MultiBoxLosses.gluonCV, decoding: DecodePolicies.gluonCV)
    preset.layout.name = name
    return preset
  }

  /// Six maps, from stride 16.
  private static var mobileNet512: PriorLayout {
    let ratios = [[2.0], [2, 3], [2, 3], [2, 3], [2], [2]].map(PriorLayout.withInverses)
    return PriorLayout(
      name: "gluoncv-ssd512-mobilenet", imageSize: SSDTables.square(512),
      levels: PriorLayout.levels(
        cells: [32, 16, 8, 4, 2, 1], steps: [16, 32, 64, 128, 256, 512],
        sizes: [51.2, 102.4, 189.4, 276.4, 363.52, 450.6, 492], ratios: ratios))
  }

  /// The lite generator: the first square at half its size on every map, no mean on the first, the
  /// mean last on the others.
  private static var lite300: PriorLayout {
    let sizes: [Double] = [60, 105, 150, 195, 240, 285, 300]
    let cells = [19, 10, 5, 3, 2, 1]
    let steps: [Double] = [16, 30, 60, 100, 150, 300]
    let levels = cells.indices.map { k in
      PriorLevel(
        grid: FeatureGrid(square: cells[k]), centering: .step(steps[k]),
        shapes: PriorShapeOrder.squareRatiosMean.shapes(
          size: sizes[k], next: k == 0 ? nil : sizes[k + 1],
          ratios: PriorLayout.withInverses(k == 0 ? [2] : [2, 3]), firstScale: 0.5))
    }
    return PriorLayout(
      name: "gluoncv-ssd300-lite", imageSize: SSDTables.square(300), levels: levels)
  }
}
