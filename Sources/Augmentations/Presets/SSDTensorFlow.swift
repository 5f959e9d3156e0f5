import Boxes

extension Augmentation {
  /// The augmentation of balancap's SSD.
  public static let ssdTensorFlow = Augmentation(
    name: "ssd-tensorflow",
    summary: "balancap's distorted crop and flip",
    source: """
      balancap/SSD-Tensorflow e0e3104, preprocessing/ssd_vgg_preprocessing.py and tf_extended/bboxes.py, on \
      TensorFlow's kernel sample_distorted_bounding_box
      """,
    draws: """
      up to 200 times: aspect (width over height) .6…1.67, whole height, top, left, the last three only where \
      there is room; then one for the flip (under 0.5)
      """,
    survival: """
      a box with more than half of its own area inside, and none may be left. The crop must hold a quarter of \
      any box; IoU is asked of none
      """,
    clipping: "none: boxes stick out of the crop",
    steps: [DistortedCrop(), FlipByShare()])
}

/// Cuts out a part of a tenth to all of the picture that holds enough of some box.
///
/// After 200 trials the whole picture stays, and with it what lies in it by more than half. Boxes that reach past the picture, at which the trainer
/// stops, are taken as cut off there while a part is looked for.
///
/// - Parity: balancap/SSD-Tensorflow e0e3104, `distorted_bounding_box_crop`, ran on TensorFlow 2.15.1:
///   what a crop does to boxes. How a crop is found is TensorFlow's kernel, read; its draws can't be
///   recorded, so that only its statistics are compared.
struct DistortedCrop: AugmentationStep {
  /// Width over height, in pixels.
  var aspect: ClosedRange<Float> = 0.6...1.67
  /// The part of the picture's area.
  var area: ClosedRange<Float> = 0.1...1
  /// The part of some box's area that must lie inside.
  var covered: Float = 0.25

  /// What the function does where nobody says otherwise.
  static let functionDefaults = DistortedCrop(aspect: 0.9...1.1, covered: 0.3)

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let whole = WholeRect(left: 0, top: 0, width: scene.width, height: scene.height)
    Self.crop(&scene, to: choose(for: scene, &draws) ?? whole)
  }

  /// A part that fits; nothing where the whole picture stays.
  func choose(for scene: AugmentedScene, _ draws: inout Draws) -> WholeRect? {
    let picture = WholeRect(left: 0, top: 0, width: scene.width, height: scene.height)
    var boxes = scene.objects.map { WholeRect(of: $0.edges, in: picture) }
    if boxes.isEmpty { boxes.append(picture) }
    for _ in 0..<200 {
      guard let rect = draw(in: picture, &draws) else { continue }
      let isEnough = boxes.contains { box in
        box.area >= 1 && Float(rect.shared(with: box)) / Float(box.area) >= covered
      }
      if isEnough { return rect }
    }
    return nil
  }

  /// Keeps the boxes with more than half of their area in a part, and moves them there.
  static func crop(_ scene: inout AugmentedScene, to rect: WholeRect) {
    let (width, height) = (Float(scene.width), Float(scene.height))
    let (left, top) = (Float(rect.left) / width, Float(rect.top) / height)
    let part = (
      width: Float(rect.left + rect.width) / width - left,
      height: Float(rect.top + rect.height) / height - top
    )
    var kept = 0
    for place in scene.objects.indices {
      let edges = scene.objects[place].edges
      let box = UnitBox(
        (Float(edges.xMin) / width - left) / part.width,
        (Float(edges.yMin) / height - top) / part.height,
        (Float(edges.xMax) / width - left) / part.width,
        (Float(edges.yMax) / height - top) / part.height)
      let area = (box.xMax - box.xMin) * (box.yMax - box.yMin)
      let inside =
        max(min(box.xMax, 1) - max(box.xMin, 0), 0) * max(min(box.yMax, 1) - max(box.yMin, 0), 0)
      guard area > 0, inside / area > 0.5 else { continue }
      scene.objects[kept] = scene.objects[place]
      scene.objects[kept].edges = Edges(
        xMin: Double(box.xMin) * Double(rect.width), yMin: Double(box.yMin) * Double(rect.height),
        xMax: Double(box.xMax) * Double(rect.width), yMax: Double(box.yMax) * Double(rect.height))
      kept += 1
    }
    scene.objects.removeLast(scene.objects.count - kept)
    scene.cut(to: rect.edges)
  }

  /// One trial; nothing where it finds no part.
  ///
  /// A height is drawn between those of the least and the largest area, and a width follows from it;
  /// where rounding leads past an area, one row more, then one less, is tried.
  private func draw(in picture: WholeRect, _ draws: inout Draws) -> WholeRect? {
    let aspect =
      Float(draws.unit()) * (aspect.upperBound - aspect.lowerBound) + aspect.lowerBound
    guard aspect > 0, aspect.isFinite else { return nil }
    let least = area.lowerBound * Float(picture.width) * Float(picture.height)
    let most = area.upperBound * Float(picture.width) * Float(picture.height)
    func whole(_ side: Float) -> Int { Int(cut: Double(side.rounded(.toNearestOrEven))) }
    func width(at height: Int) -> Int { whole(Float(height) * aspect) }

    var height = whole((least / aspect).squareRoot())
    var highest = whole((most / aspect).squareRoot())
    if width(at: highest) > picture.width {
      highest = Int(
        cut: (Double(picture.width) + 0.5 - Double(Float(0.000_000_1))) / Double(aspect))
      if width(at: highest) > picture.width { highest -= 1 }
    }
    highest = min(highest, picture.height)
    if height < highest {
      height += draws.index(below: highest - height + 1)
    } else {
      height = highest
    }
    if Float(width(at: height) * height) < least { height += 1 }
    if Float(width(at: height) * height) > most { height -= 1 }

    let part = (width: width(at: height), area: Float(width(at: height) * height))
    guard
      part.area >= least, part.area <= most, part.width > 0, height > 0,
      part.width <= picture.width, height <= picture.height
    else { return nil }
    let top = height < picture.height ? draws.index(below: picture.height - height) : 0
    let left = part.width < picture.width ? draws.index(below: picture.width - part.width) : 0
    return WholeRect(left: left, top: top, width: part.width, height: height)
  }
}
