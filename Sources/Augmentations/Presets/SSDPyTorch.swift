import Boxes

extension Augmentation {
  /// The augmentation that most PyTorch ports of SSD copied, with its faulty test of the overlap.
  public static let ssdPyTorch = Augmentation(
    name: "ssd-pytorch",
    summary: "amdegroot's SSDAugmentation and its copies (qfgaohao, lufficc)",
    source:
      "amdegroot/ssd.pytorch 5b0b77f, utils/augmentations.py: Expand, RandomSampleCrop, RandomMirror",
    draws: """
      expand: coin of 2 (1 leaves alone), ratio 1…4, left, top; crop: option of 6, then up to 50 times width, \
      height and, where the aspect is accepted, left, top; mirror: coin of 2
      """,
    survival: """
      a box whose center is strictly inside; none, and another crop is tried. The minimum overlap is never \
      asked: its two halves are joined with `and`, and the second is never true
      """,
    clipping: "to the crop",
    steps: [ExpandByCoin(), FreeCrop(), MirrorByCoin()])
}

/// Puts the picture somewhere on a canvas of up to four times its sides.
///
/// - Parity: amdegroot/ssd.pytorch 5b0b77f, `Expand`. The canvas has whole sides, rounded down; the
///   picture lies at whole places, rounded down.
struct ExpandByCoin: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    guard draws.index(below: 2) == 0 else { return }
    let (width, height) = (Double(scene.width), Double(scene.height))
    let ratio = draws.uniform(1, 4)
    let left = draws.uniform(0, width * ratio - width).rounded(.towardZero)
    let top = draws.uniform(0, height * ratio - height).rounded(.towardZero)
    let canvas = (width: Int(width * ratio), height: Int(height * ratio))
    scene.trail.canvasAreaRatio =
      Double(canvas.width) * Double(canvas.height) / (width * height)
    scene.place(inWidth: canvas.width, height: canvas.height, by: .shift(x: left, y: top))
    for place in scene.objects.indices { scene.objects[place].edges.shift(x: left, y: top) }
  }
}

/// Cuts out a part that keeps the center of a box; one of six options keeps the whole picture.
///
/// - Parity: amdegroot/ssd.pytorch 5b0b77f, `RandomSampleCrop`. The corner is drawn between the free
///   room and 1, because one argument is the lower end and the upper stays 1.
struct FreeCrop: AugmentationStep {
  /// How many options there are; the first keeps the whole picture.
  var optionCount = 6

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let (width, height) = (Double(scene.width), Double(scene.height))
    while true {
      guard draws.index(below: optionCount) > 0, !draws.ranDry else { return }
      for _ in 0..<50 {
        let w = draws.uniform(0.3 * width, width)
        let h = draws.uniform(0.3 * height, height)
        if h / w < 0.5 || h / w > 2 { continue }
        let left = draws.uniform(width - w, 1)
        let top = draws.uniform(height - h, 1)
        let rect = Edges<Pixels>(
          xMin: left.rounded(.towardZero), yMin: top.rounded(.towardZero),
          xMax: (left + w).rounded(.towardZero), yMax: (top + h).rounded(.towardZero))
        guard scene.objects.contains(where: { rect.holdsCenter(of: $0.edges) }) else { continue }
        scene.crop(to: rect) { rect.holdsCenter(of: $0) }
        return
      }
    }
  }
}

/// Exchanges left and right for one side of a coin.
///
/// - Parity: amdegroot/ssd.pytorch 5b0b77f, `RandomMirror`.
struct MirrorByCoin: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    if draws.index(below: 2) == 1 { scene.flip() }
  }
}
