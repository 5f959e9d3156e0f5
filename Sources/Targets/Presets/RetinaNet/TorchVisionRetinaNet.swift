import Boxes

extension NamedPreset {
  /// torchvision's RetinaNet.
  static let torchVisionRetinaNet = NamedPreset.ssd("torchvision-retinanet") {
    name throws(TargetsError) in
    TorchVisionRetinaNet.retinaNet(name, try RetinaNetTables.usualSize)
  }

  /// The proposal network of torchvision's Faster R-CNN.
  static let torchVisionProposals = NamedPreset.ssd("torchvision-rpn") {
    name throws(TargetsError) in
    TorchVisionRetinaNet.proposals(name, try RetinaNetTables.usualSize)
  }
}

/// torchvision's RetinaNet and proposal network: half sides rounded to whole pixels, centers on the
/// cells' corners with strides rounded down to whole pixels; matched as detectron2's.
///
/// - Parity: recorded from a run of torchvision 0.29.2.
enum TorchVisionRetinaNet {
  static func retinaNet(_ name: String, _ size: ImageSize) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: "torchvision retinanet_resnet50_fpn", source: source,
      layout: layout(name, size, strides: RetinaNetTables.strides, frame: .cornerPlusHalf) {
        Self.sizes(stride: $0)
      },
      groundTruthFrame: Detectron2Presets.frame, policy: Detectron2Presets.policy,
      coder: Detectron2Presets.coder,
      // Of 91 scores the first is nobody's; a row of zeros is what the background learns.
      classes: ClassTargetCoder(), loss: MultiBoxLosses.torchVisionRetinaNet,
      decoding: DecodePolicies.torchVisionRetinaNet, fit: fit)
  }

  static func proposals(_ name: String, _ size: ImageSize) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: "torchvision fasterrcnn_resnet50_fpn, proposals", source: source,
      layout: layout(
        name, size, strides: RetinaNetTables.proposalStrides, frame: .cornerPlusHalf
      ) { [8 * $0] },
      groundTruthFrame: Detectron2Presets.frame, policy: Detectron2Presets.proposalPolicy,
      coder: Detectron2Presets.coder, classes: Detectron2Presets.proposalClasses,
      loss: MultiBoxLosses.torchVisionProposals, decoding: DecodePolicies.torchVisionProposals,
      fit: fit)
  }

  private static let fit = RetinaNetTables.shorterSide(.down)
  private static let source = "torchvision 0.29.2, run with torch 2.13.0"

  /// Three sizes an octave from four strides, cut to whole pixels.
  static func sizes(stride: Double) -> [Double] {
    RetinaNetTables.octaves.map { (4 * stride * $0).rounded(.down) }
  }

  /// Ratio outside, size inside. What keras-hub has in common with it.
  static func layout(
    _ name: String, _ size: ImageSize, strides: [Double], frame: CodingFrame,
    sizes: (_ stride: Double) -> [Double]
  ) -> PriorLayout {
    let levels = RetinaNetTables.levels(
      size, strides: strides, centering: { _ in .wholeSteps }
    ) { stride in
      RetinaNetTables.ratios.flatMap { ratio in
        sizes(stride).map { PriorShape.scale($0, ratio: 1 / ratio) }
      }
    }
    var layout = RetinaNetTables.layout(name, size, levels, .cornersThenShift, frame: frame)
    layout.roundsHalfSides = true
    return layout
  }
}
