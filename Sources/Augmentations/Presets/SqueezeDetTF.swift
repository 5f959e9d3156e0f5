import Boxes

extension Augmentation {
  /// The augmentation of the original SqueezeDet.
  public static let squeezeDetTF = Augmentation(
    name: "squeezedet-tf",
    summary: "the original SqueezeDet's drift (150, 100) and flip",
    source:
      "BichenWuUCB/squeezeDet e7c0860, src/dataset/imdb.py, with the drift of config/kitti_squeezeDet_config.py",
    draws:
      "whole pixels down −100…100, then right −150…150, both at most to the first box's edge; coin of 2",
    survival: "every box; no overlap is asked of any box",
    clipping: "none",
    steps: [Drift(x: 150, y: 100), CenterFlip()])
}

/// Moves the picture's upper left corner: cuts off there, or pads.
///
/// Right and bottom edges stay, so that the picture changes its size. No box is cut. A picture without
/// boxes, at which the trainer stops, drifts freely; a box that begins outside, at which it stops too,
/// lets the picture drift as far as it may the other way. At least a pixel is left.
///
/// - Parity: BichenWuUCB/squeezeDet e7c0860, `imdb.read_batch`, ran.
struct Drift: AugmentationStep {
  /// The farthest, in pixels.
  var (x, y): (Int, Int)

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let before = (width: scene.width, height: scene.height)
    var (left, top) = (Double.infinity, Double.infinity)
    for object in scene.objects {
      left = min(left, object.edges.xMin)
      top = min(top, object.edges.yMin)
    }
    let dy = draws.whole(from: -y, below: Self.end(y, top))
    let dx = draws.whole(from: -x, below: Self.end(x, left))
    scene.place(
      inWidth: max(before.width - dx, 1), height: max(before.height - dy, 1),
      by: .shift(x: -Double(dx), y: -Double(dy)))
    scene.trail.canvasAreaRatio =
      Double(scene.width) * Double(scene.height) / (Double(before.width) * Double(before.height))
    for place in scene.objects.indices {
      scene.objects[place].edges.shift(x: -Double(dx), y: -Double(dy))
    }
  }

  /// Where the draw ends, not included.
  private static func end(_ farthest: Int, _ edge: Double) -> Int {
    Int(max(min(Double(farthest + 1), edge + 1), Double(-farthest)))
  }
}

/// Exchanges left and right for one side of a coin; boxes come to lie a pixel too far left.
///
/// - Parity: BichenWuUCB/squeezeDet e7c0860, `imdb.read_batch`, ran. A center goes to width − 1 − center.
struct CenterFlip: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    guard draws.index(below: 2) == 1 else { return }
    scene.flip()
    for place in scene.objects.indices { scene.objects[place].edges.shift(x: -1, y: 0) }
  }
}
