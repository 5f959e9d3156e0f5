import Boxes

extension Augmentation {
  /// albumentations' crop that keeps every box.
  public static let albumentationsSafeCrop = Augmentation(
    name: "albumentations-safe-crop",
    summary: "albumentations' BBoxSafeRandomCrop: every crop holds all boxes",
    source: """
      albumentations 2.0.8, augmentations/crops/transforms.py: BBoxSafeRandomCrop(erosion_rate: 0, p: 1), \
      core/bbox_utils.py: union_of_bboxes, filter_bboxes
      """,
    draws: """
      shares for left, top, right, bottom of the room around all boxes; of a picture without boxes, for top and left
      """,
    survival: "every box with an area; the crop holds all of every box, no overlap is asked of any",
    clipping: "to the crop",
    steps: [SafeCrop()])
}

/// Cuts somewhere between the hull of all boxes and the picture's edge.
///
/// A cut without a pixel, at which albumentations stops, is one pixel; so does it stop at boxes that
/// reach past the picture or have no area, which here are cut off or dropped.
///
/// - Parity: albumentations 2.0.8, `BBoxSafeRandomCrop`, ran. Shares of the picture in single
///   precision. One box is not eroded.
struct SafeCrop: AugmentationStep {
  /// By which part of its sides the hull of several boxes is made smaller; 0…1.
  var erosion: Float = 0

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let rect = hull(of: scene).map { around($0, in: scene, &draws) } ?? anywhere(in: scene, &draws)
    scene.crop(to: rect.edges) { edges in
      let inside = edges.clipped(to: rect.edges)
      return inside.width > 0 && inside.height > 0 && inside.width * inside.height >= 1e-7
    }
  }

  /// The hull of all boxes as shares of the picture; nothing where there is none.
  private func hull(of scene: AugmentedScene) -> UnitBox? {
    guard erosion < 1, let first = scene.objects.first else { return nil }
    let (width, height) = (Float(scene.width), Float(scene.height))
    var edges = first.edges
    for object in scene.objects.dropFirst() {
      edges.xMin = min(edges.xMin, object.edges.xMin)
      edges.yMin = min(edges.yMin, object.edges.yMin)
      edges.xMax = max(edges.xMax, object.edges.xMax)
      edges.yMax = max(edges.yMax, object.edges.yMax)
    }
    var hull = UnitBox(
      Float(edges.xMin) / width, Float(edges.yMin) / height, Float(edges.xMax) / width,
      Float(edges.yMax) / height)
    if scene.objects.count > 1 {
      let cut = (
        x: (hull.xMax - hull.xMin) * erosion * 0.5, y: (hull.yMax - hull.yMin) * erosion * 0.5
      )
      hull = UnitBox(
        hull.xMin + cut.x, hull.yMin + cut.y, hull.xMax - cut.x, hull.yMax - cut.y)
      if abs(hull.xMax - hull.xMin) < 1e-6 || abs(hull.yMax - hull.yMin) < 1e-6 { return nil }
    }
    return hull
  }

  private func around(
    _ hull: UnitBox, in scene: AugmentedScene, _ draws: inout Draws
  ) -> WholeRect {
    let (width, height) = (Float(scene.width), Float(scene.height))
    let (xMin, yMin) = (Self.share(hull.xMin), Self.share(hull.yMin))
    let (xMax, yMax) = (max(Self.share(hull.xMax), xMin), max(Self.share(hull.yMax), yMin))
    let left = Int(xMin * Float(draws.unit()) * width)
    let top = Int(yMin * Float(draws.unit()) * height)
    let right = Int((xMax + (1 - xMax) * Float(draws.unit())) * width)
    let bottom = Int((yMax + (1 - yMax) * Float(draws.unit())) * height)
    return Self.rect(left: left, top: top, right: right, bottom: bottom, in: scene)
  }

  private func anywhere(in scene: AugmentedScene, _ draws: inout Draws) -> WholeRect {
    let least = Int(Double(scene.height) * (1 - Double(erosion)))
    let height =
      least >= scene.height ? scene.height : draws.whole(from: least, below: scene.height + 1)
    let width = Int(Double(height) * Double(scene.width) / Double(scene.height))
    let top = Int(Double(scene.height - height + 1) * draws.unit())
    let left = Int(Double(scene.width - width + 1) * draws.unit())
    return Self.rect(left: left, top: top, right: left + width, bottom: top + height, in: scene)
  }

  private static func share(_ number: Float) -> Float { number > 0 ? min(number, 1) : 0 }

  private static func rect(
    left: Int, top: Int, right: Int, bottom: Int, in scene: AugmentedScene
  ) -> WholeRect {
    let (left, top) = (min(left, scene.width - 1), min(top, scene.height - 1))
    return WholeRect(
      left: left, top: top, width: min(max(right - left, 1), scene.width - left),
      height: min(max(bottom - top, 1), scene.height - top))
  }
}
