import Boxes

extension Augmentation {
  /// What YOLOv5 does to pictures that come into no mosaic.
  public static let yolov5NoMosaic = Augmentation(
    name: "yolov5-no-mosaic",
    summary: "YOLOv5 with mosaic 0: letterbox, scale, shift and flip",
    source: yolov5Source,
    draws: "\(yolov5Perspective). The coin of the mosaic, which decides nothing at 0, is left out",
    survival: yolov5Survival,
    clipping: "to the window of 640 pixels, right and bottom .001 short of its edge",
    steps: [Letterbox(), Perspective.low, ShortClip(), FlipByShare.never, FlipByShare()])
}

/// Scales a picture to a longer side of `side`, and pads the shorter one evenly.
///
/// - Parity: yolov5 7.0.14, `load_image`, `letterbox`, ran. The first scaling rounds sides up, to
///   `side` + 1 for some widths (525), which a second one takes back. Pixels begin at a whole place,
///   and boxes, where the padding is odd, half a pixel further.
struct Letterbox: AugmentationStep {
  /// Of the square, in pixels.
  var side = 640

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    scene.fit(inSide: side)
    let ratio = Double(side) / Double(max(scene.width, scene.height))
    let size = (width: Self.round(scene.width, ratio), height: Self.round(scene.height, ratio))
    let (left, top) = (Double(side - size.width) / 2, Double(side - size.height) / 2)
    let scaling = AffineMap.scale(
      x: Double(size.width) / Double(scene.width), y: Double(size.height) / Double(scene.height))
    scene.trail.isWarped = true
    scene.place(
      inWidth: side, height: side,
      by: scaling.then(
        .shift(
          x: (left - 0.1).rounded(.toNearestOrEven), y: (top - 0.1).rounded(.toNearestOrEven))))
    for place in scene.objects.indices {
      let edges = scene.objects[place].edges
      scene.objects[place].edges = Edges(
        xMin: edges.xMin * ratio + left, yMin: edges.yMin * ratio + top,
        xMax: edges.xMax * ratio + left, yMax: edges.yMax * ratio + top)
    }
  }

  private static func round(_ side: Int, _ ratio: Double) -> Int {
    Int((Double(side) * ratio).rounded(.toNearestOrEven))
  }
}
