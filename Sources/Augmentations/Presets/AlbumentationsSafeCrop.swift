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
/// reach past the picture or have no area, which here are cut off or dropped. Single precision may
/// leave a box that ends where the crop begins as a line in it: such boxes are kept there and here.
///
/// - Parity: albumentations 2.0.8, `BBoxSafeRandomCrop` in `Compose` with Pascal VOC boxes, ran.
///   Several boxes are eroded, one box is not.
struct SafeCrop: AugmentationStep {
  /// By which part of its sides the hull of several boxes is made smaller; 0…1.
  var erosion: Float = 0

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let (width, height) = (Double(scene.width), Double(scene.height))
    let boxes = scene.objects.map { object in
      UnitBox(
        Float(Double(Float(object.edges.xMin)) / width),
        Float(Double(Float(object.edges.yMin)) / height),
        Float(Double(Float(object.edges.xMax)) / width),
        Float(Double(Float(object.edges.yMax)) / height))
    }
    let rect = hull(of: boxes).map { around($0, in: scene, &draws) } ?? anywhere(in: scene, &draws)
    var kept = 0
    for (place, box) in boxes.enumerated() {
      guard let edges = Self.clip(box, ofWidth: width, height: height, to: rect) else { continue }
      scene.objects[kept] = scene.objects[place]
      scene.objects[kept].edges = edges
      kept += 1
    }
    scene.objects.removeLast(scene.objects.count - kept)
    scene.cut(to: rect.edges)
  }

  /// Where a box lies in the crop; nothing where nothing is left of it.
  private static func clip(
    _ box: UnitBox, ofWidth width: Double, height: Double, to rect: WholeRect
  ) -> Edges<Pixels>? {
    let (across, down) = (Double(rect.width), Double(rect.height))
    func clip(_ edge: Double, _ start: Int, _ side: Double) -> Double {
      min(max((edge - Double(start)) / side * side, 0), side) / side
    }
    let shares = Edges<Unit>(
      xMin: clip(Double(box.xMin) * width, rect.left, across),
      yMin: clip(Double(box.yMin) * height, rect.top, down),
      xMax: clip(Double(box.xMax) * width, rect.left, across),
      yMax: clip(Double(box.yMax) * height, rect.top, down))
    guard
      shares.width > 0, shares.height > 0,
      shares.width * across * (shares.height * down) >= 1e-7
    else { return nil }
    return Edges(
      xMin: shares.xMin * across, yMin: shares.yMin * down, xMax: shares.xMax * across,
      yMax: shares.yMax * down)
  }

  /// The hull of all boxes; nothing where there is none.
  private func hull(of boxes: [UnitBox]) -> UnitBox? {
    guard erosion < 1, var hull = boxes.first else { return nil }
    guard boxes.count > 1 else { return hull }
    for box in boxes {
      hull = UnitBox(
        min(hull.xMin, box.xMin), min(hull.yMin, box.yMin), max(hull.xMax, box.xMax),
        max(hull.yMax, box.yMax))
    }
    let cut = (
      x: (hull.xMax - hull.xMin) * erosion * 0.5, y: (hull.yMax - hull.yMin) * erosion * 0.5
    )
    hull = UnitBox(hull.xMin + cut.x, hull.yMin + cut.y, hull.xMax - cut.x, hull.yMax - cut.y)
    let isPoint = abs(hull.xMax - hull.xMin) < 1e-6 || abs(hull.yMax - hull.yMin) < 1e-6
    return isPoint ? nil : hull
  }

  private func around(
    _ hull: UnitBox, in scene: AugmentedScene, _ draws: inout Draws
  ) -> WholeRect {
    let (width, height) = (Float(scene.width), Float(scene.height))
    let (xMin, yMin) = (Self.share(hull.xMin), Self.share(hull.yMin))
    let (xMax, yMax) = (max(Self.share(hull.xMax), xMin), max(Self.share(hull.yMax), yMin))
    let left = Int(cut: Double(xMin * Float(draws.unit()) * width))
    let top = Int(cut: Double(yMin * Float(draws.unit()) * height))
    let right = Int(cut: Double((xMax + (1 - xMax) * Float(draws.unit())) * width))
    let bottom = Int(cut: Double((yMax + (1 - yMax) * Float(draws.unit())) * height))
    return Self.rect(left: left, top: top, right: right, bottom: bottom, in: scene)
  }

  private func anywhere(in scene: AugmentedScene, _ draws: inout Draws) -> WholeRect {
    let least = Int(Double(scene.height) * (1 - Double(erosion)))
    let height =
      least >= scene.height ? scene.height : draws.whole(from: least, below: scene.height + 1)
    let width = Int(cut: Double(height) * Double(scene.width) / Double(scene.height))
    let top = Int(cut: Double(scene.height - height + 1) * draws.unit())
    let left = Int(cut: Double(scene.width - width + 1) * draws.unit())
    return Self.rect(left: left, top: top, right: left + width, bottom: top + height, in: scene)
  }

  private static func share(_ number: Float) -> Float { number > 0 ? min(number, 1) : 0 }

  private static func rect(
    left: Int, top: Int, right: Int, bottom: Int, in scene: AugmentedScene
  ) -> WholeRect {
    let (left, top) = (min(max(left, 0), scene.width - 1), min(max(top, 0), scene.height - 1))
    return WholeRect(
      left: left, top: top, width: min(max(right - left, 1), scene.width - left),
      height: min(max(bottom - top, 1), scene.height - top))
  }
}
