import Boxes

extension AugmentedScene {
  /// Puts the picture on a canvas of up to four times its sides: ratio, left, top are drawn.
  ///
  /// - Parity: `Expand` of amdegroot/ssd.pytorch 5b0b77f and of mmdet 3.3.0. The canvas has whole
  ///   sides, rounded down; the picture lies at whole places, rounded down.
  mutating func expand(with draws: inout Draws) {
    let (width, height) = (Double(width), Double(height))
    let ratio = draws.uniform(1, 4)
    let left = draws.uniform(0, width * ratio - width).rounded(.towardZero)
    let top = draws.uniform(0, height * ratio - height).rounded(.towardZero)
    expand(
      toWidth: Int(cut: width * ratio), height: Int(cut: height * ratio), left: left, top: top)
  }

  /// A part of the picture, in whole pixels: width, height and, where the aspect is accepted, left and
  /// top are drawn; nothing where it is refused.
  ///
  /// - Parity: the crops of amdegroot/ssd.pytorch 5b0b77f and of mmdet 3.3.0. The corner is drawn
  ///   between the free room and 1, because NumPy takes one argument as the lower end, and the upper
  ///   stays 1.
  func part(with draws: inout Draws) -> Edges<Pixels>? {
    let (width, height) = (Double(width), Double(height))
    let w = draws.uniform(0.3 * width, width)
    let h = draws.uniform(0.3 * height, height)
    if h / w < 0.5 || h / w > 2 { return nil }
    let left = draws.uniform(width - w, 1)
    let top = draws.uniform(height - h, 1)
    return Edges(
      xMin: left.rounded(.towardZero), yMin: top.rounded(.towardZero),
      xMax: (left + w).rounded(.towardZero), yMax: (top + h).rounded(.towardZero))
  }
}

/// Exchanges left and right for one side of a coin.
///
/// - Parity: `RandomMirror` of amdegroot/ssd.pytorch 5b0b77f, `RandomFlip` of mmdet 3.3.0 with a
///   probability of a half.
struct MirrorByCoin: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    if draws.index(below: 2) == 1 { scene.flip() }
  }
}
