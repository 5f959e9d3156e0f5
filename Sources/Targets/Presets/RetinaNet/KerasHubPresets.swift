import Boxes

extension TrainerFamily {
  /// keras-hub.
  public static let kerasHub = TrainerFamily(
    name: "keras-hub", kind: .ssd,
    usual: .ssd("keras-hub-retinanet") { name throws(TargetsError) in
      KerasHubPresets.retinaNet(name, try RetinaNetTables.usualSize)
    })
}

/// keras-hub's RetinaNet: torchvision's priors, and no forced match: what no prior overlaps by half
/// trains nothing.
///
/// - Parity: recorded from a run of keras-hub 0.32.0. It raises sides to at least 1e-7; no side of a
///   match is small enough to feel it. Images are resized as the user's `ImageConverter` says; padded here, as
///   `pad_to_aspect_ratio` has it.
enum KerasHubPresets {
  static func retinaNet(_ name: String, _ size: ImageSize) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: "keras-hub RetinaNet",
      source: "keras-hub 0.32.0, run with Keras 3.15.1 on TensorFlow 2.20.0",
      layout: TorchVisionRetinaNet.layout(
        name, size, strides: RetinaNetTables.strides, frame: .cornerMean
      ) { TorchVisionRetinaNet.sizes(stride: $0) },
      groundTruthFrame: GroundTruthFrame(unit: .pixel, center: .cornerMean),
      unionOrder: .sumPlus(epsilon: 1e-7),
      policy: MatchPolicy(
        forced: .none, threshold: 0.5, comparator: .atLeast, ignoredFrom: 0.4),
      coder: CenterOffsetCoder(variances: .none),
      classes: ClassTargetCoder(
        background: -1, firstClass: 0, ignored: -2, scoresBackground: false),
      loss: MultiBoxLosses.kerasHubRetinaNet, decoding: DecodePolicies.kerasHubRetinaNet,
      fit: .pad(.centeredInPixels, .none))
  }
}
