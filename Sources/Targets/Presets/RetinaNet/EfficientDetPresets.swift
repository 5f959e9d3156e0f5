import Boxes

extension TrainerFamily {
  /// The effdet package.
  public static let efficientDet = TrainerFamily(
    name: "effdet", kind: .ssd,
    // CocoParserCfg; 0.4.1, read.
    habits: TrainerHabits(dataStep: DataStep(leastSide: 1)),
    usual: .ssd("effdet-d0") { name throws(TargetsError) in
      EfficientDetPresets.preset(name, try RetinaNetTables.size(512, 512))
    })
}

/// The effdet package's EfficientDet: corners in `Double`, offsets in y-x order with 1e-7 added to all
/// sides; each ground truth is forced onto its first best prior, the first one winning.
///
/// - Parity: recorded from a run of effdet 0.4.1.
enum EfficientDetPresets {
  /// Width and height; the area isn't kept.
  private static let aspects = [(1.0, 1.0), (1.4, 0.7), (0.7, 1.4)]

  static func preset(_ name: String, _ size: ImageSize) -> TrainerPreset {
    let levels = RetinaNetTables.levels(
      size, strides: RetinaNetTables.strides, centering: { _ in .cells }, centerOffset: 0.5
    ) { stride in
      RetinaNetTables.octaves.flatMap { octave in
        let side = 4 * stride * octave
        return aspects.map { PriorShape.size(width: side * $0.0, height: side * $0.1) }
      }
    }
    return TrainerPreset(
      name: name, summary: "effdet EfficientDet",
      source: "effdet 0.4.1, run with torch 2.13.0",
      layout: RetinaNetTables.layout(name, size, levels, .doubleCorners, frame: .cornerPlusHalf),
      groundTruthFrame: GroundTruthFrame(unit: .pixel, center: .cornerPlusHalf),
      policy: MatchPolicy(forced: .bestPrior(conflict: .first), comparator: .atLeast),
      coder: CenterOffsetCoder(variances: .none, order: .yxHeightWidth, epsilon: 1e-7),
      classes: ClassTargetCoder(background: -1, firstClass: 0, scoresBackground: false),
      loss: MultiBoxLosses.efficientDet, decoding: DecodePolicies.efficientDet,
      fit: .pad(.cornered, .none))
  }
}
