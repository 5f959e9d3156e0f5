import Boxes

extension Augmentation {
  /// The augmentation of mmdet's SSD configurations.
  ///
  /// - Parity: ran. The change to the network's size between crop and flip is left out: it is the same
  ///   for every picture, and moves no box in units. A picture without boxes is cut to the first part
  ///   that is drawn.
  public static let mmdetSSD = Augmentation(
    name: "mmdet-ssd",
    summary: "mmdet's Expand, MinIoURandomCrop and RandomFlip",
    source: """
      mmdet 3.3.0, mmdet/datasets/transforms/transforms.py: Expand, MinIoURandomCrop, RandomFlip; \
      configs/ssd/ssd300_coco.py
      """,
    draws: """
      expand: u 0…1 (above 0.5 leaves alone), ratio 1…4, left, top; crop: mode of 1, .1, .3, .5, .7, .9, 0 (1 \
      keeps the picture), then up to 50 times width, height and, where the aspect is accepted, left, top; then \
      another mode; flip: coin of 2
      """,
    survival: """
      a box whose center is strictly inside the crop; none, and another crop is tried. The minimum overlap is \
      asked of every box, also of those that the crop loses
      """,
    clipping: "to the crop",
    steps: [ExpandByShare(), MinIoUCrop(), MirrorByCoin()])
}

/// Puts the picture somewhere on a canvas of up to four times its sides, for half of the pictures.
///
/// - Parity: mmdet 3.3.0, `Expand`.
struct ExpandByShare: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    if draws.uniform(0, 1) <= 0.5 { scene.expand(with: &draws) }
  }
}

/// Cuts out a part with which every box has a minimum overlap, and that keeps the center of one.
///
/// - Parity: mmdet 3.3.0, `MinIoURandomCrop`, in single precision. It looks for a crop without end;
///   here a picture stays whole after ``CropRounds/limit`` modes.
struct MinIoUCrop: AugmentationStep {
  static let modes = [1, 0.1, 0.3, 0.5, 0.7, 0.9, 0]

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let boxes = TrialBoxes<Float>(of: scene)
    for _ in 0..<CropRounds.limit {
      let mode = Self.modes[draws.index(below: Self.modes.count)]
      if mode == 1 { return }
      for _ in 0..<50 {
        guard let part = scene.part(with: &draws), part.width > 0, part.height > 0 else { continue }
        let pixels = PixelBox<Float>(part)
        guard boxes.isEmpty || boxes.allReach(mode, with: pixels) && boxes.hasCenter(inside: pixels)
        else { continue }
        scene.crop(to: part) { pixels.holdsCenter(of: PixelBox($0)) }
        return
      }
    }
  }
}
