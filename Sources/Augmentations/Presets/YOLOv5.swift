import Boxes

extension Augmentation {
  static let yolov5Source = """
    yolov5 7.0.14 (utils/dataloaders.py: LoadImagesAndLabels, utils/augmentations.py: random_perspective, \
    box_candidates, letterbox) with data/hyps/hyp.scratch-low.yaml at 640 pixels
    """
  static let yolov5Survival = """
    a box of over 2 px each way, with over a tenth of its scaled area inside and a side at most 100 times the \
    other; none may be left. IoU is asked of none
    """
  static let yolov5Perspective = """
    two of the perspective (0), angle (0), scale .5…1.5, two shears (0), right and down .4…0.6 of the window; \
    vertical flip (never), flip (under 0.5)
    """

  /// The augmentation that YOLOv5 trains with where nobody says otherwise.
  public static let yolov5 = Augmentation(
    name: "yolov5",
    summary: "YOLOv5's mosaic of four pictures, scale, shift and flip",
    source: yolov5Source,
    draws: """
      center's y, then x, 320…960; three further pictures of the set, repeats allowed; the order of the four; \
      \(yolov5Perspective). Coins that decide nothing at these settings (mosaic 1, mixup 0) are left out
      """,
    survival: yolov5Survival,
    clipping: """
      to the mosaic, not to the tile; then to the window of 640 pixels, right and bottom .001 short of its edge
      """,
    steps: [Mosaic(), Perspective.low, ShortClip(), FlipByShare.never, FlipByShare()])
}

/// Puts four pictures around a point of a canvas of twice the side, each with a corner there.
///
/// Pictures come from the pool, at whose place ``AugmentedScene/Object/picture`` the picture itself
/// lies; of an empty pool, it is four times the picture itself.
///
/// - Parity: yolov5 7.0.14, `load_mosaic`, ran.
struct Mosaic: AugmentationStep {
  /// Of the window that is cut out later, in pixels; the canvas is twice as wide and high.
  var side = 640

  var usesOtherPictures: Bool { true }

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let half = Double(side) / 2
    let y = Int(cut: draws.uniform(half, 2 * Double(side) - half))
    let x = Int(cut: draws.uniform(half, 2 * Double(side) - half))
    let own = scene.placements.first?.picture ?? 0
    var order = [own, 0, 0, 0]
    for place in 1..<4 {
      order[place] = pool.scenes.isEmpty ? own : draws.index(below: pool.scenes.count)
    }
    draws.shuffle(&order)

    var mosaic: AugmentedScene?
    for (quarter, picture) in order.enumerated() {
      var tile =
        pool.scenes.indices.contains(picture) && picture != own ? pool.scenes[picture] : scene
      tile.fit(inSide: side)
      let left = quarter % 2 == 0 ? x - tile.width : x
      let top = quarter < 2 ? y - tile.height : y
      tile.place(
        inWidth: 2 * side, height: 2 * side, by: .shift(x: Double(left), y: Double(top)))
      let canvas = tile.bounds
      for place in tile.objects.indices {
        tile.objects[place].edges.shift(x: Double(left), y: Double(top))
        tile.objects[place].edges = tile.objects[place].edges.limited(to: canvas)
      }
      if mosaic == nil { mosaic = tile } else { mosaic?.add(tile) }
    }
    guard var mosaic else { return }
    mosaic.trail = scene.trail
    mosaic.trail.isWarped = true
    scene = mosaic
  }
}
