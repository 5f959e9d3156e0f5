import Boxes

extension TrainerFamily {
  /// detectron2.
  public static let detectron2 = TrainerFamily(
    name: "detectron2", kind: .ssd,
    // The data mapper cuts boxes to the image and leaves out empty ones; read.
    habits: TrainerHabits(dataStep: DataStep(leastInside: 1e-5)),
    usual: .ssd("detectron2-retinanet") { name throws(TargetsError) in
      Detectron2Presets.retinaNet(name, try RetinaNetTables.usualSize)
    },
    others: [
      .ssd("detectron2-rpn") { name throws(TargetsError) in
        Detectron2Presets.proposals(name, try RetinaNetTables.usualSize)
      }
    ])
}

/// detectron2's RetinaNet and proposal network: centers on the cells' corners; every tie of a ground
/// truth's best overlap is positive and learns the prior's own best ground truth.
///
/// - Parity: recorded from a run of commit 02b5c4e2.
enum Detectron2Presets {
  /// What torchvision has in common with it.
  static let frame = GroundTruthFrame(unit: .pixel, center: .cornerPlusHalf)
  static let policy = MatchPolicy(
    forced: .everyBestPrior(owner: .ownBest, floor: 0), threshold: 0.5, comparator: .atLeast,
    ignoredFrom: 0.4)
  static let proposalPolicy = MatchPolicy(
    forced: .everyBestPrior(owner: .ownBest, floor: 0), threshold: 0.7, comparator: .atLeast,
    ignoredFrom: 0.3)
  static let coder = CenterOffsetCoder(
    variances: .none, exponentCap: RetinaNetTables.exponentCap)
  static let proposalClasses = ClassTargetCoder(isAgnostic: true, scoresBackground: false)

  static func retinaNet(_ name: String, _ size: ImageSize) -> TrainerPreset {
    preset(
      name, "detectron2 RetinaNet", size, strides: RetinaNetTables.strides,
      octaves: RetinaNetTables.octaves, part: 4, policy: policy,
      classes: ClassTargetCoder(
        background: RetinaNetTables.classCount, firstClass: 0, backgroundIsLast: true,
        scoresBackground: false),
      loss: MultiBoxLosses.detectron2RetinaNet, decoding: DecodePolicies.detectron2RetinaNet)
  }

  static func proposals(_ name: String, _ size: ImageSize) -> TrainerPreset {
    preset(
      name, "detectron2 Faster R-CNN, proposals", size,
      strides: RetinaNetTables.proposalStrides, octaves: [1], part: 8, policy: proposalPolicy,
      classes: proposalClasses, loss: MultiBoxLosses.detectron2Proposals,
      decoding: DecodePolicies.detectron2Proposals)
  }

  /// Sizes are `part` strides times an octave; sides `√(size² / ratio)` and `ratio` times it, in
  /// `Double`; size outside, ratio inside.
  private static func preset(
    _ name: String, _ summary: String, _ size: ImageSize, strides: [Double], octaves: [Double],
    part: Double, policy: MatchPolicy, classes: ClassTargetCoder, loss: MultiBoxLoss,
    decoding: DecodePolicy
  ) -> TrainerPreset {
    let levels = RetinaNetTables.levels(size, strides: strides) { stride in
      octaves.flatMap { octave in
        let side = part * stride * octave
        return RetinaNetTables.ratios.map { ratio in
          let width = (side * side / ratio).squareRoot()
          return PriorShape.size(width: width, height: ratio * width)
        }
      }
    }
    return TrainerPreset(
      name: name, summary: summary, source: "detectron2 02b5c4e2, run with torch 2.13.0",
      layout: RetinaNetTables.layout(name, size, levels, .cornersThenShift, frame: .cornerPlusHalf),
      groundTruthFrame: frame, policy: policy, coder: coder, classes: classes,
      loss: loss, decoding: decoding, fit: RetinaNetTables.shorterSide(.nearest))
  }
}
