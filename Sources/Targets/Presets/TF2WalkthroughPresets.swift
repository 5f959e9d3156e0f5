extension TrainerFamily {
  /// The TF2 walk-through.
  public static let tf2Walkthrough = TrainerFamily(
    name: "tf2-ssd", kind: .ssd,
    usual: .ssd("tf2-ssd300") { name throws(TargetsError) in
      try TF2WalkthroughPresets.preset(
        name, "the TF2 SSD walk-through, as written", source: TF2WalkthroughPresets.printed,
        third: 1.0 / 3)
    },
    others: [
      .ssd("tf2-ssdmodel-300") { name throws(TargetsError) in
        try TF2WalkthroughPresets.preset(
          name, "the TF2 walk-through's repository, which writes a third as 0.333",
          source: "usmanr149/SSDModel e8f877f, read, never run", third: 0.333)
      }
    ])
}

/// The TF2 walk-through of SSD, as written: cells column by column, linear scales, clipped priors.
enum TF2WalkthroughPresets {
  fileprivate static func preset(
    _ name: String, _ summary: String, source: String, third: Double
  ) throws(TargetsError) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: summary, source: source,
      layout: try layout(
        name, size: 300, cells: SSDTables.cells300, ratios: ratios(third: third)),
      groundTruthFrame: GroundTruthFrame(unit: .unit, clampsCenterForm: true),
      policy: MatchPolicy(
        forced: .bestPrior(conflict: .first), comparator: .above, emptyImage: .wholeImage),
      coder: CenterOffsetCoder(arithmetic: .weightsFirst), loss: MultiBoxLosses.tf2Walkthrough)
  }

  fileprivate static let printed =
    "the walk-through's code as printed, run with TensorFlow 2.15.1; it does not print its ratios, "
    + "so those of SSD 300 are used"
  private static func ratios(third: Double) -> [[Double]] {
    let (few, many): ([Double], [Double]) = ([1, 2, 1.0 / 2], [1, 2, 3, 1.0 / 2, third])
    return [few, many, many, many, few, few]
  }

  /// Its layout for any maps. It counts levels from 0 in a formula that counts from 1, and keeps
  /// six levels in the next scale: with fewer than five maps the first scale is below zero, and its
  /// mean square is `nan`.
  ///
  /// - Parameter ratios: per level, with 1 where the square is wanted, in the trainer's order.
  static func layout(
    _ name: String, size: Int, cells: [Int], ratios: [[Double]]
  ) throws(TargetsError) -> PriorLayout {
    let levels = cells.indices.map { k in
      let scale = scale(k, of: cells.count)
      return PriorLevel(
        grid: FeatureGrid(square: cells[k]), centering: .cells,
        shapes: [.mean(scale, Self.scale(k + 1, of: 6))]
          + ratios[k].map { .scale(scale, ratio: $0) })
    }
    var layout = PriorLayout(name: name, imageSize: try SSDTables.square(size), levels: levels)
    layout.cellOrder = .columns
    layout.clipping = .centerForm
    layout.clipsForOverlap = true
    layout.shapeUnit = .unit
    layout.unit = .unit
    return layout
  }

  /// `0.2 + 0.7 (k − 1) / (m − 1)`.
  static func scale(_ k: Int, of m: Int) -> Double {
    0.2 + ((0.9 - 0.2) / (Double(m) - 1)) * (Double(k) - 1)
  }
}
