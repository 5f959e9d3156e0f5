import Boxes

/// mmdetection's RetinaNet and the proposal network of its Faster R-CNN: every tie of a ground truth's
/// best overlap is forced, the last ground truth winning.
///
/// - Parity: recorded from a run of mmdetection 3.3.0.
enum MMDetectionRetinaNet {
  static func retinaNet(_ name: String, _ size: ImageSize) -> TrainerPreset {
    // Rounded to `Float` before they scale a side.
    let scales = RetinaNetTables.octaves.map { Float($0 * 4) }
    var preset = preset(
      name, "mmdetection RetinaNet", size, strides: RetinaNetTables.strides, scales: scales,
      policy: MatchPolicy(
        forced: .everyBestPrior(owner: .last, floor: 0), threshold: 0.5, comparator: .atLeast,
        ignoredFrom: 0.4),
      classes: ClassTargetCoder(
        background: RetinaNetTables.classCount, firstClass: 0, backgroundIsLast: true,
        scoresBackground: false))
    preset.loss = MultiBoxLosses.mmdetectionRetinaNet
    preset.decoding = DecodePolicies.mmdetectionRetinaNet
    return preset
  }

  static func proposals(_ name: String, _ size: ImageSize) -> TrainerPreset {
    var preset = preset(
      name, "mmdetection Faster R-CNN, proposals", size,
      strides: RetinaNetTables.proposalStrides, scales: [8],
      policy: MatchPolicy(
        forced: .everyBestPrior(owner: .last, floor: 0.3), threshold: 0.7, comparator: .atLeast,
        ignoredFrom: 0.3),
      classes: ClassTargetCoder(
        background: 1, firstClass: 0, isAgnostic: true, scoresBackground: false))
    preset.loss = MultiBoxLosses.mmdetectionProposals
    preset.decoding = DecodePolicies.mmdetectionProposals
    return preset
  }

  private static func preset(
    _ name: String, _ summary: String, _ size: ImageSize, strides: [Double], scales: [Float],
    policy: MatchPolicy, classes: ClassTargetCoder
  ) -> TrainerPreset {
    let levels = RetinaNetTables.levels(size, strides: strides) { stride in
      RetinaNetTables.ratios.flatMap { ratio in
        let root = Float(ratio).squareRoot()
        return scales.map { scale in
          PriorShape.size(
            width: Double((Float(stride) * (1 / root)) * scale),
            height: Double((Float(stride) * root) * scale))
        }
      }
    }
    return TrainerPreset(
      name: name, summary: summary,
      source: "mmdetection 3.3.0, run with torch 2.13.0 over onedl-mmengine 0.10.12",
      layout: RetinaNetTables.layout(name, size, levels, .cornersThenShift, frame: .cornerMean),
      groundTruthFrame: MMDetectionPresets.frame, policy: policy,
      coder: CenterOffsetCoder(
        variances: .none, exponentCap: RetinaNetTables.exponentCap,
        exponentFloor: -RetinaNetTables.exponentCap),
      classes: classes, fit: RetinaNetTables.shorterSide(.nearest))
  }
}
