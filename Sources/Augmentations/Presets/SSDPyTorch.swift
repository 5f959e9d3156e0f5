import Boxes

extension Augmentation {
  /// The augmentation that most PyTorch ports of SSD copied, with its faulty test of the overlap.
  ///
  /// - Parity: both were run; qfgaohao's differs in precision only. A picture without boxes stops the
  ///   trainer with an error, and is left uncropped here.
  public static let ssdPyTorch = Augmentation(
    name: "ssd-pytorch",
    summary: "amdegroot's SSDAugmentation and its copies (qfgaohao, lufficc)",
    source: """
      amdegroot/ssd.pytorch 5b0b77f, utils/augmentations.py: Expand, RandomSampleCrop, RandomMirror; \
      qfgaohao/pytorch-ssd 7a839cb, vision/transforms/transforms.py
      """,
    draws: """
      expand: coin of 2 (1 leaves alone), ratio 1…4, left, top; crop: option of 6 (0 keeps the picture), then \
      up to 50 times width, height and, where the aspect is accepted, left, top; then another option; mirror: \
      coin of 2
      """,
    survival: """
      a box whose center is strictly inside the crop; none, and another crop is tried. The minimum overlap is \
      asked of no box: its two halves are joined with `and`, and the second is never true
      """,
    clipping: "to the crop",
    steps: [ExpandByCoin(), FreeCrop(), MirrorByCoin()])
}

/// Puts the picture somewhere on a canvas of up to four times its sides, for one side of a coin.
///
/// - Parity: amdegroot/ssd.pytorch 5b0b77f, `Expand`.
struct ExpandByCoin: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    if draws.index(below: 2) == 0 { scene.expand(with: &draws) }
  }
}

/// Cuts out a part that keeps the center of a box; one of six options keeps the whole picture.
///
/// - Parity: amdegroot/ssd.pytorch 5b0b77f, `RandomSampleCrop`, which looks for a crop without end;
///   here a picture stays whole after ``CropRounds/limit`` options.
struct FreeCrop: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    for _ in 0..<CropRounds.limit {
      guard draws.index(below: 6) > 0 else { return }
      for _ in 0..<50 {
        guard let rect = scene.part(with: &draws),
          scene.objects.contains(where: { rect.holdsCenter(of: $0.edges) })
        else { continue }
        scene.crop(to: rect) { rect.holdsCenter(of: $0) }
        return
      }
    }
  }
}
