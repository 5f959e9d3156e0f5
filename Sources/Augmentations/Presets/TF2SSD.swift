import Boxes

extension Augmentation {
  /// The augmentation of a Keras walk through SSD: a patch, two flips, 300 × 300.
  ///
  /// - Parity: patch, flips and resize were run, the order of the coins was read. A picture without
  ///   boxes is given one box of the background class there; here it stays without.
  public static let tf2SSD = Augmentation(
    name: "tf2-ssd",
    summary: "usmanr149's patches and flips for a Keras SSD300",
    source: """
      usmanr149/SSDModel e8f877f, image_augmentations/augmentations.py: returnPatches and the two flips; \
      read_data/dataGenerator.py: the coins; read_data/getData.py: the resize
      """,
    draws: """
      patch: u (above 0.5 cuts), center x around half the height and y around half the width as whole numbers \
      (the two are exchanged), scale u until 0.3 or more; horizontal flip: u (above 0.5); vertical flip: u (above \
      0.8)
      """,
    survival: """
      a box with more than 0.2 of its own area inside the patch; none, and the picture stays whole. No minimum \
      overlap is asked of any box
      """,
    clipping: "to the patch; in the end edges are cut to whole pixels of 300",
    steps: [PatchByCoin(), FlipByCoins(), ResizeToWhole()])
}

/// Cuts out a square around the middle, for half of the pictures.
///
/// - Parity: usmanr149/SSDModel e8f877f, the data generator's first coin.
struct PatchByCoin: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    if draws.unit() > 0.5 { SquarePatch().take(&scene, &draws, pool) }
  }
}

/// Cuts out a square around the middle; the picture cuts what of it lies outside.
///
/// - Parity: usmanr149/SSDModel e8f877f, `returnPatches`. A box without area stops it with a division
///   by zero; here it is lost.
struct SquarePatch: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    if scene.objects.isEmpty { return }
    // Rows come first in a picture's shape: the center across is drawn from the height.
    let x = Self.center(ofSide: scene.height, with: &draws)
    let y = Self.center(ofSide: scene.width, with: &draws)
    let side = (Self.scale(with: &draws) * Double(min(scene.width, scene.height)))
      .rounded(.towardZero)
    let left = max(0, (x - side / 2).rounded(.towardZero))
    let top = max(0, (y - side / 2).rounded(.towardZero))
    let patch = Edges<Pixels>(xMin: left, yMin: top, xMax: left + side, yMax: top + side)
    let part = patch.clipped(to: scene.bounds)
    guard part.width > 0, part.height > 0,
      scene.objects.contains(where: { Self.keeps($0.edges, in: patch) })
    else { return }
    scene.cut(to: part)
    scene.objects.removeAll { !Self.keeps($0.edges, in: patch) }
    for place in scene.objects.indices {
      scene.objects[place].edges = scene.objects[place].edges.clipped(to: patch)
      scene.objects[place].edges.shift(x: -left, y: -top)
    }
  }

  /// A whole number up to 100 around the middle; halves are cut.
  private static func center(ofSide side: Int, with draws: inout Draws) -> Double {
    let middle = Double(side) / 2
    return Double(draws.whole(from: Int(middle - 100), below: Int(middle + 100)))
  }

  /// Seven in ten draws are 0.3 or more: no sequence from a seed gets to the limit.
  private static func scale(with draws: inout Draws) -> Double {
    for _ in 0..<CropRounds.limit {
      let scale = draws.unit()
      if scale >= 0.3 { return scale }
    }
    return 1
  }

  private static func keeps(_ edges: Edges<Pixels>, in patch: Edges<Pixels>) -> Bool {
    let common = edges.clipped(to: patch)
    guard common.width >= 0, common.height >= 0 else { return false }
    return common.width * common.height / (edges.width * edges.height) > 0.2
  }
}

/// Exchanges left and right of half of the pictures, top and bottom of one in five.
///
/// - Parity: usmanr149/SSDModel e8f877f, the data generator's second and third coin.
struct FlipByCoins: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    if draws.unit() > 0.5 { scene.flip() }
    if draws.unit() > 0.8 { scene.flipVertically() }
  }
}

/// Stretches the picture to 300 × 300, and cuts edges to whole pixels.
///
/// - Parity: usmanr149/SSDModel e8f877f, `resize_images_and_labels`: multiplied first, then divided.
struct ResizeToWhole: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let (width, height) = (Double(scene.width), Double(scene.height))
    for place in scene.objects.indices {
      let edges = scene.objects[place].edges
      scene.objects[place].edges = Edges(
        xMin: (edges.xMin * 300 / width).rounded(.towardZero),
        yMin: (edges.yMin * 300 / height).rounded(.towardZero),
        xMax: (edges.xMax * 300 / width).rounded(.towardZero),
        yMax: (edges.yMax * 300 / height).rounded(.towardZero))
    }
    scene.place(inWidth: 300, height: 300, by: .scale(x: 300 / width, y: 300 / height))
  }
}
