import Boxes

extension TrainerFamily {
  /// TensorFlow's model garden.
  public static let tfModels = TrainerFamily(
    name: "tf-models", kind: .ssd,
    // Both parsers cut boxes to the image and leave out empty ones; 2.20.0, read.
    habits: TrainerHabits(dataStep: DataStep(leastInside: 0)),
    usual: .ssd("tf-models-retinanet") { name throws(TargetsError) in
      TFModelsPresets.retinaNet(name, try RetinaNetTables.size(640, 640))
    },
    others: [
      .ssd("tf-models-rpn") { name throws(TargetsError) in
        TFModelsPresets.proposals(name, try RetinaNetTables.size(640, 512))
      }
    ])
}

/// The model garden's RetinaNet and proposal network: offsets in y-x order with 1e-8 added to all
/// sides; each ground truth is forced onto its first best prior, the first one winning.
///
/// - Parity: recorded from a run of tf-models-official 2.20. An ignored prior has the background's
///   number there and a weight of 0; here −2, its matcher's mark, tells it apart.
enum TFModelsPresets {
  /// - Parameter ignoredFrom: where the unmatched threshold lies below the matched one.
  static func retinaNet(
    _ name: String, _ size: ImageSize, ignoredFrom: Double? = nil
  ) -> TrainerPreset {
    preset(
      name, "TF models RetinaNet", size, strides: RetinaNetTables.strides,
      octaves: RetinaNetTables.octaves, part: 4,
      policy: MatchPolicy(
        forced: .bestPrior(conflict: .first), comparator: .atLeast, ignoredFrom: ignoredFrom),
      classes: ClassTargetCoder(background: -1, ignored: -2),
      loss: MultiBoxLosses.tfModelsRetinaNet, decoding: DecodePolicies.tfModelsRetinaNet)
  }

  static func proposals(_ name: String, _ size: ImageSize) -> TrainerPreset {
    preset(
      name, "TF models Mask R-CNN, proposals", size,
      strides: RetinaNetTables.proposalStrides, octaves: [1], part: 8,
      policy: MatchPolicy(
        forced: .bestPrior(conflict: .first), threshold: 0.7, comparator: .atLeast,
        ignoredFrom: 0.3),
      classes: ClassTargetCoder(isAgnostic: true, scoresBackground: false),
      loss: MultiBoxLosses.tfModelsProposals, decoding: DecodePolicies.tfModelsProposals)
  }

  /// The cells divide the image evenly; scale outside, ratio (width over height) inside.
  private static func preset(
    _ name: String, _ summary: String, _ size: ImageSize, strides: [Double], octaves: [Double],
    part: Double, policy: MatchPolicy, classes: ClassTargetCoder, loss: MultiBoxLoss,
    decoding: DecodePolicy
  ) -> TrainerPreset {
    let levels = RetinaNetTables.levels(
      size, strides: strides, centering: { _ in .cells }, centerOffset: 0.5
    ) { stride in
      octaves.flatMap { octave in
        RetinaNetTables.ratios.map { PriorShape.scale(part * stride * octave, ratio: $0) }
      }
    }
    return TrainerPreset(
      name: name, summary: summary,
      source: "tf-models-official 2.20, run with TensorFlow 2.20.0",
      layout: RetinaNetTables.layout(
        name, size, levels, .doublesRounded, frame: .cornerPlusHalf),
      groundTruthFrame: GroundTruthFrame(unit: .pixel, center: .cornerPlusHalf), policy: policy,
      coder: CenterOffsetCoder(
        variances: .none, order: .yxHeightWidth, epsilon: 1e-8,
        exponentCap: RetinaNetTables.exponentCap),
      classes: classes, loss: loss, decoding: decoding, fit: .pad(.cornered, .nearestEvenInFloat))
  }
}
