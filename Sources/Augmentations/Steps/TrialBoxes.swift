import Boxes

/// How long a crop is looked for.
enum CropRounds {
  /// After so many options a picture stays whole. Trainers go on without end; one option in six or
  /// seven keeps the picture, so that no picture gets here by chance.
  static let limit = 1_000
}

/// The boxes of a picture in the precision of a trainer: taken once, asked in every trial.
///
/// A rectangle is left, top, right, bottom.
struct TrialBoxes<Scalar: SIMDScalar & BinaryFloatingPoint> {
  private let boxes: [SIMD4<Scalar>]

  init(of scene: AugmentedScene) { boxes = scene.objects.map { Self.rect($0.edges) } }

  static func rect(_ edges: Edges<Pixels>) -> SIMD4<Scalar> {
    SIMD4(Scalar(edges.xMin), Scalar(edges.yMin), Scalar(edges.xMax), Scalar(edges.yMax))
  }

  /// Whether the center of a box lies inside, edges not included.
  static func holdsCenter(_ rect: SIMD4<Scalar>, of box: SIMD4<Scalar>) -> Bool {
    let (x, y) = ((box.x + box.z) / 2, (box.y + box.w) / 2)
    return rect.x < x && rect.y < y && x < rect.z && y < rect.w
  }

  /// What two have in common over what they cover: the IoU.
  static func overlap(_ rect: SIMD4<Scalar>, _ box: SIMD4<Scalar>) -> Scalar {
    let width = max(min(rect.z, box.z) - max(rect.x, box.x), 0)
    let height = max(min(rect.w, box.w) - max(rect.y, box.y), 0)
    let common = width * height
    let areas = (box.z - box.x) * (box.w - box.y) + (rect.z - rect.x) * (rect.w - rect.y)
    return common / (areas - common)
  }

  var isEmpty: Bool { boxes.isEmpty }

  /// Whether the center of any box lies inside, edges not included.
  func hasCenter(inside rect: SIMD4<Scalar>) -> Bool {
    boxes.contains { Self.holdsCenter(rect, of: $0) }
  }

  /// Whether every box has such an overlap, compared in double precision: NumPy's options are double.
  func allReach(_ least: Double, with rect: SIMD4<Scalar>) -> Bool {
    boxes.allSatisfy { Double(Self.overlap(rect, $0)) >= least }
  }

  /// Whether any box has its center inside and such an overlap, compared in the boxes' precision.
  func anyCenteredReaches(_ least: Scalar, with rect: SIMD4<Scalar>) -> Bool {
    boxes.contains { Self.holdsCenter(rect, of: $0) && Self.overlap(rect, $0) >= least }
  }
}
