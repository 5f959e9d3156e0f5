/// Exchanges left and right for a share of the pictures: where a number in 0…1 is below it.
///
/// - Parity: balancap/SSD-Tensorflow e0e3104, read; yolov5 7.0.14 and torchvision 0.29.2, ran.
struct FlipByShare: AugmentationStep {
  /// Of how many pictures.
  var share = 0.5

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    if draws.unit() < share { scene.flip() }
  }
}
