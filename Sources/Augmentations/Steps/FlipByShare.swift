/// Exchanges left and right of a share of the pictures: where a number in 0…1 is below it.
///
/// - Parity: torchvision 0.29.2, `RandomHorizontalFlip` with a probability of a half; yolov5 7.0.14,
///   the loader's two flips; balancap/SSD-Tensorflow e0e3104, `random_flip_left_right`, read.
struct FlipByShare: AugmentationStep {
  /// Of how many pictures.
  var share = 0.5

  /// Asks, and leaves every picture as it is.
  static let never = FlipByShare(share: 0)

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    if draws.unit() < share { scene.flip() }
  }
}
