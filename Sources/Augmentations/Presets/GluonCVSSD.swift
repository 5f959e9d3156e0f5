import Boxes

extension Augmentation {
  /// The augmentation of gluoncv's SSD training, which ends at 300 × 300.
  ///
  /// - Parity: ran. Random numbers come from Python's generator and from NumPy's; here they are one
  ///   sequence. A picture without boxes is cut to the first part that is drawn.
  public static let gluonCVSSD = Augmentation(
    name: "gluoncv-ssd",
    summary: "gluoncv's SSDDefaultTrainTransform",
    source: """
      gluoncv 0.10.5.post0, gluoncv/data/transforms/presets/ssd.py: SSDDefaultTrainTransform; \
      experimental/bbox.py: random_crop_with_constraints; image.py: random_expand, random_flip
      """,
    draws: """
      expand: u (above 0.5 expands), ratio 1…4, then top, then left as whole numbers; crop: for each of six \
      constraints up to 50 times scale .3…1, aspect, then top, then left as whole numbers; one of the crops \
      found, the next where it keeps no box; resize: interpolation of 5; flip: vertical (never), horizontal \
      coin of 2
      """,
    survival: """
      a box whose center is inside the crop, left and top edges included, right and bottom not, and of which some \
      area is left; none, and another of the crops found is taken. The minimum overlap is asked of every box, \
      also of those that the crop loses
      """,
    clipping: "to the crop, also where the crop is the whole picture",
    steps: [ExpandTopFirst(), ConstrainedCrop(), ResizeWithInterpolation(), FlipAfterVertical()])
}

/// Puts the picture somewhere on a canvas of up to four times its sides.
///
/// - Parity: gluoncv 0.10.5.post0, `random_expand`.
struct ExpandTopFirst: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    guard draws.uniform(0, 1) > 0.5 else { return }
    let ratio = draws.uniform(1, 4)
    let width = Int(cut: Double(scene.width) * ratio)
    let height = Int(cut: Double(scene.height) * ratio)
    let top = draws.whole(from: 0, below: height - scene.height + 1)
    let left = draws.whole(from: 0, below: width - scene.width + 1)
    scene.expand(toWidth: width, height: height, left: Double(left), top: Double(top))
  }
}

/// Looks for a part for each constraint, and picks one of those found and the whole picture.
///
/// - Parity: gluoncv 0.10.5.post0, `random_crop_with_constraints`. Where a part is as wide or as high
///   as the picture, the corner can't be drawn and the trainer stops with an error; here it is 0. A part
///   without area fails later there; here it is no trial that passes.
struct ConstrainedCrop: AugmentationStep {
  /// The least overlaps; the last constraint asks for none.
  static let leasts = [0.1, 0.3, 0.5, 0.7, 0.9]

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let boxes = TrialBoxes<Double>(of: scene)
    var found = [scene.bounds]
    found.reserveCapacity(Self.leasts.count + 2)
    for constraint in 0...Self.leasts.count {
      for _ in 0..<50 {
        let part = Self.part(of: scene, with: &draws)
        guard part.width > 0, part.height > 0 else { continue }
        if boxes.isEmpty { return scene.cut(to: part) }
        if constraint < Self.leasts.count,
          !boxes.allReach(Self.leasts[constraint], with: PixelBox(part))
        {
          continue
        }
        found.append(part)
        break
      }
    }
    while !found.isEmpty {
      let part = found.remove(at: draws.index(below: found.count))
      guard scene.objects.contains(where: { Self.keeps($0.edges, in: part) }) else { continue }
      return scene.crop(to: part) { Self.keeps($0, in: part) }
    }
  }

  private static func part(of scene: AugmentedScene, with draws: inout Draws) -> Edges<Pixels> {
    let scale = draws.uniform(0.3, 1)
    let aspect = draws.uniform(max(0.5, scale * scale), min(2, 1 / (scale * scale)))
    let side = aspect.squareRoot()
    let height = (Double(scene.height) * scale / side).rounded(.towardZero)
    let width = (Double(scene.width) * scale * side).rounded(.towardZero)
    let top = Double(draws.whole(from: 0, below: scene.height - Int(cut: height)))
    let left = Double(draws.whole(from: 0, below: scene.width - Int(cut: width)))
    return Edges(xMin: left, yMin: top, xMax: left + width, yMax: top + height)
  }

  static func keeps(_ edges: Edges<Pixels>, in part: Edges<Pixels>) -> Bool {
    let center = edges.center
    guard part.xMin <= center.x, center.x < part.xMax else { return false }
    guard part.yMin <= center.y, center.y < part.yMax else { return false }
    let rest = edges.clipped(to: part)
    return rest.width > 0 && rest.height > 0
  }
}

/// Stretches the picture to 300 × 300, and draws how its pixels are mixed.
///
/// - Parity: gluoncv 0.10.5.post0, `SSDDefaultTrainTransform` for 300 × 300.
struct ResizeWithInterpolation: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    _ = draws.index(below: 5)
    scene.resize(toWidth: 300, height: 300)
  }
}

/// Exchanges left and right for one side of a coin, after a coin for top and bottom without a say.
///
/// - Parity: gluoncv 0.10.5.post0, `random_flip`.
struct FlipAfterVertical: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    _ = draws.index(below: 2)
    if draws.index(below: 2) == 1 { scene.flip() }
  }
}
