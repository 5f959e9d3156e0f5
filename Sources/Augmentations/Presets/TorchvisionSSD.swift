import Boxes

extension Augmentation {
  /// The augmentation of torchvision's `ssd` preset.
  ///
  /// - Parity: ran.
  public static let torchvisionSSD = Augmentation(
    name: "torchvision-ssd",
    summary: "torchvision's RandomZoomOut, RandomIoUCrop and RandomHorizontalFlip",
    source: """
      torchvision 0.29.2, transforms/v2/_geometry.py and _misc.py; references/detection/presets.py, \
      data_augmentation ssd
      """,
    draws: """
      zoom out: u (0.5 or more leaves alone), u for the ratio, u for left, u for top; crop: option of 0, .1, .3, \
      .5, .7, .9, 1 (1 keeps the picture), then up to 40 times u for width, u for height and, where the aspect \
      is accepted, u for left, u for top; then another option; flip: u (under 0.5 flips)
      """,
    survival: IoUCrop.survival,
    clipping: IoUCrop.clipping,
    steps: [ZoomOut(), IoUCrop(), FlipByShare(), SanitizeBoxes()])
}

/// Puts the picture somewhere on a canvas of up to four times its sides.
///
/// - Parity: torchvision 0.29.2, `RandomZoomOut`, in single precision. Boxes are clipped to the canvas.
struct ZoomOut: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    guard Float(draws.unit()) < 0.5 else { return }
    let (width, height) = (Float(scene.width), Float(scene.height))
    let ratio = 1 + Float(draws.unit()) * 3
    let canvas = (
      width: (width * ratio).rounded(.towardZero), height: (height * ratio).rounded(.towardZero)
    )
    let left = ((canvas.width - width) * Float(draws.unit())).rounded(.towardZero)
    let top = ((canvas.height - height) * Float(draws.unit())).rounded(.towardZero)
    scene.expand(
      toWidth: Int(cut: Double(canvas.width)), height: Int(cut: Double(canvas.height)),
      left: Double(left), top: Double(top))
    let bounds = scene.bounds
    for place in scene.objects.indices {
      scene.objects[place].edges = scene.objects[place].edges.clipped(to: bounds)
    }
  }
}
