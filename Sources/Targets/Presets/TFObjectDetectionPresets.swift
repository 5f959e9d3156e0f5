extension TrainerFamily {
  /// TensorFlow's Object Detection API.
  public static let tfObjectDetection = TrainerFamily(
    name: "tf-od", kind: .ssd,
    usual: .ssd("tf-od-ssd300") { name throws(TargetsError) in
      try TFObjectDetectionPresets.preset(name)
    })
}

/// TensorFlow's Object Detection API, SSD on MobileNet: 1917 priors, offsets in y-x order.
enum TFObjectDetectionPresets {
  fileprivate static func preset(_ name: String) throws(TargetsError) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: "TF Object Detection API, SSD MobileNet 300",
      source: "TensorFlow Object Detection API, ssd_anchor_generator; read, never run",
      layout: try layout(name), groundTruthFrame: GroundTruthFrame(unit: .unit),
      policy: MatchPolicy(
        forced: .bestPrior(conflict: .first), comparator: .atLeast),
      coder: CenterOffsetCoder(order: .yxHeightWidth, epsilon: 1e-8, exponentCap: 80))
  }

  /// Six maps; scales 0.2 to 0.95 in even steps, then 1. The first map has three shapes.
  private static func layout(_ name: String) throws(TargetsError) -> PriorLayout {
    let scales = (0..<6).map { 0.2 + (0.95 - 0.2) * Double($0) / 5 } + [1]
    // The config writes a third with four digits.
    let ratios = [2, 0.5, 3, 0.3333]
    let levels = [19, 10, 5, 3, 2, 1].enumerated().map { k, cells in
      let shapes: [PriorShape] =
        k == 0
        ? [.square(0.1), .scale(scales[0], ratio: 2), .scale(scales[0], ratio: 0.5)]
        : PriorShapeOrder.squareRatiosMean.shapes(
          size: scales[k], next: scales[k + 1], ratios: ratios)
      return PriorLevel(grid: FeatureGrid(square: cells), centering: .cells, shapes: shapes)
    }
    var layout = PriorLayout(
      name: name, imageSize: try SSDTables.square(300), levels: levels)
    layout.shapeUnit = .shorterSide
    layout.unit = .unit
    return layout
  }
}
